"""Who may call what. Every endpoint says so with `@allow`; the app does not start with one that does not."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from flask import Flask
from flask_login import current_user

from welnu.errors import LoginRequired

View = TypeVar("View", bound=Callable[..., Any])


class Anyone:
    """Whoever asks, logged in or not; such an endpoint gives nothing of a person."""


class Person:
    """Someone who keeps a record of their own wellbeing, logged in. Sees their own record alone."""


class EnteringPractitioner:
    """A professional whose first factor is known. May give the second one, or add it where there is none yet."""


class Practitioner(EnteringPractitioner):
    """A professional, logged in with both factors. Sees of persons what `sharing` opens, and nothing else."""


class Undeclared(Exception):
    """An endpoint does not say who may call it."""


def allow(principal: type) -> Callable[[View], View]:
    """Declare who may call a view. What a principal may see within it follows from the session's viewer."""

    def declare(view: View) -> View:
        @wraps(view)
        def checked(*args: Any, **kwargs: Any) -> Any:
            if not permits(principal):
                raise LoginRequired("login.required", "log in first")
            return view(*args, **kwargs)

        checked.allowed = principal  # type: ignore[attr-defined]
        return checked  # type: ignore[return-value]

    return declare


def permits(principal: type) -> bool:
    """Whether whoever makes this request is `principal`."""
    return principal is Anyone or isinstance(current_user._get_current_object(), principal)


def allowed(view: Any) -> type | None:
    """Return the principal that `view` declares, None if it declares none."""
    return getattr(view, "allowed", None)


def is_for_practitioners(principal: type | None) -> bool:
    """Whether practitioners alone may call what declares `principal`; their cookie is another than a person's."""
    return principal is not None and issubclass(principal, EnteringPractitioner)


def enforce(app: Flask) -> None:
    """Refuse to start with an endpoint that does not declare who may call it.

    Raises Undeclared.
    """
    undeclared = sorted(name for name, view in app.view_functions.items() if allowed(view) is None)
    if undeclared:
        raise Undeclared(f"say with @allow who may call: {', '.join(undeclared)}")
