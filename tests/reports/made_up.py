"""Records as hypothesis makes them up: skipped items, late old versions, wrong clocks, other zones, several a day."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from welnu.instruments import library
from welnu.instruments.instrument import Instrument
from welnu.reports.choice import SCOPES

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
ZONES = ("Europe/Amsterdam", "Asia/Tokyo", "America/New_York", "Pacific/Kiritimati", "UTC", "Not/Known")
FORMULAS = st.sampled_from(["=1", "a;=1", "a\r\n-1", "\t@x", '"+1"', "1, 2;-3"])
WORDS = FORMULAS | st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\x00"), max_size=12)


def later(instrument: Instrument, version: int) -> Instrument:
    """Return a later version, with a scale less and another one counted from the other side."""
    first, *rest = instrument.scales
    turned = replace(first, reversed=first.items[:1]) if len(first.items) > 1 else first
    return replace(instrument, version=version, scales=(turned, *rest[:-1]))


SHIPPED = list(library.shipped())
LATER = [later(each, version) for each in SHIPPED if each.scales for version in (2, 3)]
INSTRUMENTS = {(each.id, each.version): each for each in (*SHIPPED, *LATER)}
IDS = st.sampled_from([each.id for each in SHIPPED])


def find(id: str, version: int) -> Instrument | None:
    return INSTRUMENTS.get((id, version))


def iso(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


moments = st.integers(0, 120 * 86_400_000).map(lambda ago: iso(NOW - timedelta(milliseconds=ago)))
days = st.integers(0, 120).map(lambda ago: (NOW.date() - timedelta(days=ago)).isoformat())
ids = st.uuids(version=4).map(str)


def administration(random: Random, id: str) -> dict[str, Any]:
    items = library.shipped().get(id).items
    skipped = random.choice([0, 0, 0.1, 0.5])
    responses = {item.id: random.randint(item.minimum, item.maximum) for item in items if random.random() >= skipped}
    if random.random() < 0.1:
        responses["strange"] = 999
    return {"instrument": id, "version": random.choice([1, 1, 1, 2, 3, 9]), "responses": responses}


def checkin(random: Random, instruments: list[str], words: list[str]) -> dict[str, Any]:
    chosen = random.sample(instruments, random.randint(1, len(instruments)))
    return {
        "id": str(UUID(int=random.getrandbits(128), version=4)),
        "completed_at": iso(NOW - timedelta(milliseconds=random.randrange(120 * 86_400_000))),
        "time_zone": random.choice(ZONES),
        "clock_skew_seconds": random.choice([0, 0, 0, 119, -120, 86_400, -3_000_000]),
        "tags": random.sample(words, random.randint(0, min(2, len(words)))),
        "note": random.choice([None, *words]),
        "administrations": [administration(random, id) for id in chosen],
    }


uptakes = st.fixed_dictionaries(
    {
        "id": ids,
        "intervention": st.sampled_from(["moodpep", "relax", "slim-slapen"]),
        "status": st.sampled_from(["saved", "trying", "done"]),
        "started_on": st.none() | days,
        "ended_on": st.none() | days,
        "helped": st.none() | st.integers(0, 10),
        "note": st.none() | WORDS,
        "for_child": st.booleans(),
        "changed_at": moments,
    }
)


@st.composite
def records(draw: st.DrawFn) -> dict[str, Any]:
    """Return a record, what is chosen of it, and for whom."""
    random = draw(st.randoms(use_true_random=True))  # for what would take hypothesis too many choices
    few, words = draw(st.lists(IDS, min_size=1, max_size=3, unique=True)), draw(st.lists(WORDS, max_size=3))
    chosen = draw(st.lists(st.sampled_from(few) | IDS, min_size=1, max_size=4, unique=True))
    return {
        "now": iso(NOW - timedelta(milliseconds=draw(st.integers(0, 86_400_000)))),
        "life_phase": draw(st.sampled_from([None, "working"])),
        "time_zone": draw(st.sampled_from(ZONES)),
        "checkins": [checkin(random, few, words) for _ in range(draw(st.integers(0, 30)))],
        "uptakes": draw(st.lists(uptakes, max_size=4, unique_by=lambda each: each["id"])),
        "choice": {
            "scope": draw(st.lists(st.sampled_from(SCOPES), min_size=1, unique=True)),
            "instruments": chosen,
            "from": draw(st.none() | days),
            "to": draw(st.none() | days),
        },
        "opening": {
            "open_until": draw(st.none() | days),
            "called": draw(st.none() | WORDS),
            "note": draw(st.none() | WORDS),
        },
        "language": draw(st.sampled_from(["nl", "en"])),
        "id": str(UUID(int=draw(st.integers(0, 2**128 - 1)), version=4)),
    }
