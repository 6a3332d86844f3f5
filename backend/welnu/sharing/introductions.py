"""Introductions: a person makes a code, one practitioner takes it, and so each knows who the other is."""

import math
import secrets
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID, uuid4

from flask import current_app
from sqlalchemy import bindparam, delete, func, insert, or_, select, update

from welnu import db
from welnu.accounts import tokens
from welnu.accounts.practitioners.models import Practitioner
from welnu.config import Config
from welnu.errors import Conflict, NotFound, TooMany
from welnu.records import TAKE_TURN
from welnu.sharing import chain, codes, guessing
from welnu.sharing.guessing import OF_NETWORK, OF_PRACTITIONER
from welnu.sharing.models import Guess, Invitation

MOST_WAITING: Final = 5  # codes and links of one person that nobody took yet

invitation: Any = Invitation.__table__
guess: Any = Guess.__table__
practitioner: Any = Practitioner.__table__

INVITE: Final = insert(invitation)
ITS_OWN: Final = invitation.c.person_id == bindparam("of_person")
WAITING: Final = select(func.count()).where(
    ITS_OWN, invitation.c.taken_at.is_(None), invitation.c.expires_at > bindparam("now")
)
WITHDRAW: Final = delete(invitation).where(ITS_OWN, invitation.c.id == bindparam("of_id"))
TAKE: Final = (
    update(invitation)
    .where(
        invitation.c.code_hash == bindparam("of_code"),
        invitation.c.taken_at.is_(None),
        invitation.c.expires_at > bindparam("now"),
    )
    .values(practitioner_id=bindparam("of_practitioner"), taken_at=bindparam("now"), expires_at=bindparam("answer_by"))
)
INTRODUCED: Final = (
    select(invitation.c.practitioner_id)
    .join(practitioner, practitioner.c.id == invitation.c.practitioner_id)
    .where(
        ITS_OWN,
        invitation.c.id == bindparam("of_id"),
        invitation.c.expires_at > bindparam("now"),
        practitioner.c.ended_at.is_(None),
    )
)
HOLD: Final = select(practitioner.c.id).where(practitioner.c.id == bindparam("of_id")).with_for_update(key_share=True)
GUESSES: Final = select(guess.c.practitioner_id, guess.c.network, guess.c.at).where(
    guess.c.at > bindparam("since"),
    or_(guess.c.practitioner_id == bindparam("of_practitioner"), guess.c.network == bindparam("of_network")),
)
NOTE_GUESS: Final = insert(guess)


def invite(person_id: UUID, by: str, now: datetime) -> tuple[dict[str, Any], str]:
    """Make a code or a link by which one practitioner can make themselves known; return it, and what to pass on.

    Raises Conflict when too many wait.
    """
    secret = codes.written(secrets.randbits(guessing.BITS)) if by == "code" else secrets.token_urlsafe(tokens.BYTES)
    row = {
        "code_hash": _fingerprint(codes.read(secret) or ""), "person_id": person_id, "id": uuid4(), "by": by,
        "created_at": now, "expires_at": now + codes.LIFETIMES[by], "practitioner_id": None, "taken_at": None,
    }  # fmt: skip
    with db.writing():
        db.run(TAKE_TURN)
        waiting = db.unit().connection.execute(WAITING, {"of_person": person_id, "now": now}).scalar_one()
        if waiting >= MOST_WAITING:
            raise Conflict("invitation.too_many", f"{MOST_WAITING} codes wait already: use or withdraw one first")
        db.run(INVITE, row)
    return row, secret


def withdraw(person_id: UUID, id: UUID) -> None:
    """Let a code or link work no more; one that is not there does not."""
    with db.writing():
        remove(person_id, id)


def take(practitioner_id: UUID, text: str, network: str, now: datetime) -> datetime:
    """Make a practitioner known to the person whose code this is; return until when that person can open something.

    Raises NotFound for a code that is wrong, used or too old, all alike, and TooMany for who tried too often.
    """
    with db.writing():
        connection = db.unit().connection
        connection.execute(HOLD, {"of_id": practitioner_id})  # on PostgreSQL, tries of one practitioner take turns
        _refuse_guessing(practitioner_id, by_network := _digest("network", network), now)
        values = {"of_code": _fingerprint(codes.read(text) or ""), "of_practitioner": practitioner_id, "now": now}
        answer_by = now + codes.ANSWER
        is_taken = connection.execute(TAKE, values | {"answer_by": answer_by}).rowcount == 1
        if not is_taken:
            row = {"id": uuid4(), "practitioner_id": practitioner_id, "network": by_network, "at": now}
            connection.execute(NOTE_GUESS, row)
    if not is_taken:
        raise NotFound("invitation.useless", "this code does not work: ask for a new one")
    return answer_by


def taker(person_id: UUID, id: UUID | None, now: datetime) -> UUID | None:
    """Return the practitioner who took the person's code, None if nobody did, or too long ago."""
    values = {"of_person": person_id, "of_id": id, "now": now}
    return db.unit().connection.execute(INTRODUCED, values).scalar()


def remove(person_id: UUID, id: UUID | None) -> None:
    """Remove a code or link, inside `db.writing`."""
    db.unit().connection.execute(WITHDRAW, {"of_person": person_id, "of_id": id})


def _refuse_guessing(practitioner_id: UUID, network: bytes, now: datetime) -> None:
    values = {"since": now - guessing.KEPT, "of_practitioner": practitioner_id, "of_network": network}
    rows = db.unit().connection.execute(GUESSES, values).all()
    theirs = [row.at for row in rows if row.practitioner_id == practitioner_id]
    nearby = [row.at for row in rows if row.network == network]
    waits = guessing.wait(theirs, OF_PRACTITIONER, now), guessing.wait(nearby, OF_NETWORK, now)
    if longest := max((each for each in waits if each), default=None):
        seconds = math.ceil(longest / timedelta(seconds=1))
        raise TooMany("request.too_many", "too many codes: wait and try again", headers={"Retry-After": str(seconds)})


def _fingerprint(secret: str) -> bytes:
    return _digest("code", secret)


def _digest(purpose: str, text: str) -> bytes:
    """Return a keyed digest: 50 bits could be found by trying all of them, where someone has the table alone."""
    config: Config = current_app.config["WELNU"]
    return chain.derived(chain.derived(config.secret_key, f"sharing {purpose}"), text)
