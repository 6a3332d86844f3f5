"""When people last did what a reminder asks for."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from welnu.checkins.models import Administration, CheckIn
from welnu.interventions.uptakes.models import Uptake
from welnu.reminders.deciding import ASKS_FOR

AT_ONCE: Final = 500  # keys in one statement; SQLite takes 32,766 parameters
LEEWAY: Final = timedelta(days=2)  # a phone's clock may be a day off, which the skew puts right


class Asked(NamedTuple):
    """What is asked of whom."""

    person_id: UUID
    kind: str
    uptake_id: UUID | None


def last_done(session: Session, asked: Collection[Asked], since: datetime, now: datetime) -> dict[Asked, datetime]:
    """Return when each thing asked was done last, of those that were after `since`."""
    found: dict[Asked, datetime] = {}
    sittings = _sittings(session, {each.person_id for each in asked if each.uptake_id is None}, since)
    uptakes = _uptakes(session, {(each.person_id, each.uptake_id) for each in asked if each.uptake_id}, now)
    for each in asked:
        if each.uptake_id is not None:
            moments = uptakes.get((each.person_id, each.uptake_id), [])
        else:
            wanted = ASKS_FOR.get(each.kind, frozenset())
            moments = [at for instrument, at in sittings.get(each.person_id, []) if instrument in wanted]
        if moments:
            found[each] = max(moments)
    return found


def _sittings(session: Session, persons: Collection[UUID], since: datetime) -> dict[UUID, list[tuple[str, datetime]]]:
    found: dict[UUID, list[tuple[str, datetime]]] = {}
    for some in _chunks(sorted(persons)):
        rows = session.execute(
            select(CheckIn.person_id, Administration.instrument_id, CheckIn.completed_at, CheckIn.clock_skew_seconds)
            .join(
                Administration,
                (Administration.person_id == CheckIn.person_id) & (Administration.checkin_id == CheckIn.id),
            )
            .where(CheckIn.person_id.in_(some), CheckIn.completed_at > since - LEEWAY)
        )
        for person_id, instrument, completed_at, skew in rows:
            if completed_at is not None:
                at = completed_at + timedelta(seconds=skew or 0)
                found.setdefault(person_id, []).append((instrument, at))
    return found


def _uptakes(
    session: Session, keys: Collection[tuple[UUID, UUID | None]], now: datetime
) -> dict[tuple[UUID, UUID | None], list[datetime]]:
    """Return when something was said about each uptake; one that is over needs no word any more."""
    found: dict[tuple[UUID, UUID | None], list[datetime]] = {}
    for some in _chunks(sorted(keys)):
        rows = session.execute(
            select(Uptake.person_id, Uptake.id, Uptake.received_at, Uptake.status, Uptake.deleted_at).where(
                tuple_(Uptake.person_id, Uptake.id).in_(some)
            )
        )
        for person_id, id, received_at, status, deleted_at in rows:
            is_over = status == "done" or deleted_at is not None
            found[person_id, id] = [now if is_over else received_at]
    return found


def _chunks(values: list[Any]) -> list[list[Any]]:
    return [values[begin : begin + AT_ONCE] for begin in range(0, len(values), AT_ONCE)]
