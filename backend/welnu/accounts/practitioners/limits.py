"""How often one practitioner may ask for what is costly; colleagues behind one network address do not share it."""

from typing import Final

from flask_login import current_user

from welnu.accounts.limits import by_network

FILES: Final = "60 per hour"  # of each kind: one for everybody whom someone sees on a full day, and again


def by_practitioner() -> str:
    """Return which practitioner asks; who is none is counted by network address."""
    return f"practitioner {current_user.practitioner_id}" if current_user.is_authenticated else by_network()
