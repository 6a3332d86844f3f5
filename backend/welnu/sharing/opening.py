"""What a person reads of their own introductions and grants."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import bindparam, or_, select

from welnu import db
from welnu.accounts.models import Person
from welnu.errors import NotFound
from welnu.reports import rows
from welnu.reports.choice import Choice
from welnu.reports.record import Record
from welnu.sharing import standing
from welnu.sharing.models import Grant, Invitation
from welnu.sharing.reading import practitioner

invitation: Any = Invitation.__table__
grant: Any = Grant.__table__
person: Any = Person.__table__

MOST: Final = 200  # grants told; what is open comes first, so that it can always be closed
IS_OVER: Final = or_(grant.c.closed_at.is_not(None), grant.c.expires_at <= bindparam("now"))
WHO: Final = (
    practitioner.c.name,
    practitioner.c.organisation,
    practitioner.c.profession,
    practitioner.c.registration,
    practitioner.c.confirmed_at,
    practitioner.c.ended_at,
)
INTRODUCTION: Final = (
    select(invitation.c.id, invitation.c.by, invitation.c.expires_at, invitation.c.taken_at, *WHO)
    .outerjoin(practitioner, practitioner.c.id == invitation.c.practitioner_id)
    .where(invitation.c.person_id == bindparam("of_person"), invitation.c.id == bindparam("of_id"))
)
GRANTS: Final = db.own(
    select(*(column for column in grant.c if column.name not in ("person_id", "practitioner_id")), *WHO)
    .join(practitioner, practitioner.c.id == grant.c.practitioner_id)
    .order_by(IS_OVER, grant.c.created_at.desc(), grant.c.id)
    .limit(MOST)
)
ZONE: Final = db.own(select(person.c.time_zone))
OWN: Final = {name: db.own(part.statement) for name, part in rows.PARTS.items()}


def introduction(person_id: UUID, id: UUID, now: datetime) -> dict[str, Any]:
    """Return where a code or link stands.

    Raises NotFound when it is not this person's.
    """
    row = db.unit().connection.execute(INTRODUCTION, {"of_person": person_id, "of_id": id}).one_or_none()
    if row is None:
        raise NotFound("not_found", "there is nothing here")
    state = standing.of_invitation(row, now)
    who = _who(row) if state == "taken" else None
    return {"id": row.id, "by": row.by, "expires_at": row.expires_at, "state": state, "practitioner": who}


def grants(now: datetime) -> list[dict[str, Any]]:
    """Return what the viewer opened: what is open first, then what is over, each the newest first."""
    found = db.run(GRANTS, {"now": now})
    return [{**row._mapping, "practitioner": _who(row), "state": standing.of_grant(row, now)} for row in found]


def _who(row: Any) -> dict[str, Any]:
    told = {column.name: getattr(row, column.name) for column in WHO[:4]}
    return told | {"confirmed": row.confirmed_at is not None}


def zone() -> str:
    """Return the viewer's time zone."""
    return str(db.run(ZONE).scalar_one())


def record(choice: Choice) -> Record:
    """Return the part of the viewer's own record that `choice` needs."""
    found = rows.read(lambda name, values: db.run(OWN[name], values), choice)
    assert found is not None, "the viewer has a row"
    return found
