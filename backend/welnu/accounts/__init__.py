"""Persons: how they start, log in, take everything with them and leave. Practitioners, and how they get in."""

from typing import Final

from welnu.accounts import login, routes
from welnu.accounts.passkeys.routes import blp as _passkeys
from welnu.accounts.practitioners.routes import blp as _practitioners

__all__ = ["BLUEPRINTS", "login"]
BLUEPRINTS: Final = (routes.blp, _passkeys, _practitioners)
