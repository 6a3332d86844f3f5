"""Recording, amending and deleting uptakes."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID

from welnu import db
from welnu.checkins import answering
from welnu.interventions.uptakes.models import Uptake
from welnu.records import Records, shown

UPTAKES: Final = Records(Uptake.__table__, "uptake")
CONTENTS: Final = ("intervention", "status", "started_on", "ended_on", "helped", "note", "for_child")


def record(person_id: UUID, id: UUID, contents: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    """Save an uptake, once: sending the same one again changes nothing. A newer revision replaces an older one.

    Returns the stored uptake. Raises Conflict if `id` already names other contents at this revision or a newer
    one, Gone if it was deleted.
    """
    new = {**contents, "id": id, "changed_at": contents["changed_at"].astimezone(UTC), "received_at": now}
    with db.writing():
        old = UPTAKES.find(id)
        if old is not None and not UPTAKES.replaces(old, new["revision"], lambda: _same(old, new)):
            return shown(old)
        UPTAKES.save(person_id, new, old)
        answering.tell(person_id, {str(id)}, now, now)
    return new


def remove(person_id: UUID, id: UUID, now: datetime) -> None:
    """Delete an uptake for good; one that never arrived will not be accepted any more."""
    with db.writing():
        UPTAKES.remove(person_id, id, now)


def _same(old: Any, new: Mapping[str, Any]) -> bool:
    """Whether both say the same; when it was said makes no difference."""
    return all(getattr(old, name) == new[name] for name in CONTENTS)
