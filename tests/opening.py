"""Opening a record to a practitioner, for tests; and what someone does who has the database in their hands."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from flask.testing import FlaskClient
from sqlalchemy import Connection, insert, text

from tests.canaries import CANARIES
from welnu import clock, db
from welnu.sharing.models import Grant

SHARING = "/api/sharing"
WISH = {
    "called": CANARIES["grant.called"],
    "scope": ["summary", "trend", "answers", "notes", "uptakes"],
    "instruments": ["daily"],
    "note": CANARIES["grant.note"],
}


def introduced(person: FlaskClient, practitioner: FlaskClient, by: str = "code") -> str:
    """Let the practitioner take a code of the person's; return the introduction's id."""
    made = person.post(f"{SHARING}/invitations", json={"by": by})
    assert made.status_code == 201, made.text
    secret = made.json["code"] if by == "code" else made.json["url"].partition("#")[2]
    taken = practitioner.post(f"{SHARING}/invitations/take", json={"code": secret})
    assert taken.status_code == 200, taken.text
    return made.json["id"]


def opened(person: FlaskClient, practitioner: FlaskClient, **changes: Any) -> dict[str, Any]:
    """Open something to the practitioner by the front door; return the grant."""
    wish = {**WISH, **changes, "invitation": introduced(person, practitioner)}
    reply = person.post(f"{SHARING}/grants", json=wish)
    assert reply.status_code == 201, reply.text
    return reply.json


def add_grant(person: FlaskClient, practitioner: FlaskClient, **changes: Any) -> str:
    """Add a grant with moments that have been, or are still to come; return its id."""
    now = clock.now()
    row = {
        "person_id": UUID(person.account["person"]["id"]), "id": uuid4(),
        "practitioner_id": UUID(practitioner.practitioner["id"]), "called": WISH["called"], "scope": WISH["scope"],
        "instruments": WISH["instruments"], "data_from": None, "opens_at": now - timedelta(days=2),
        "until_on": now.date() + timedelta(days=30), "expires_at": now + timedelta(days=30), "note": WISH["note"],
        "created_at": now - timedelta(days=2), "closed_at": None,
    } | changes  # fmt: skip
    with db.begin(person.application.extensions["engine"]) as connection:
        connection.execute(insert(Grant.__table__), row)
    return str(row["id"])


def summary_of(practitioner: FlaskClient, grant: str) -> Any:
    return practitioner.get(f"{SHARING}/people/{grant}/summary")


@contextmanager
def without_triggers(connection: Connection, table: str = "access") -> Iterator[None]:
    """Do as someone would who may do anything with the database."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f'ALTER TABLE "{table}" DISABLE TRIGGER USER'))
        yield
        connection.execute(text(f'ALTER TABLE "{table}" ENABLE TRIGGER USER'))
        return
    triggers = connection.execute(
        text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :t"), {"t": table}
    ).all()
    for trigger in triggers:
        connection.execute(text(f"DROP TRIGGER {trigger.name}"))
    yield
    for trigger in triggers:
        connection.exec_driver_sql(trigger.sql)


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
