"""Half a year of check-ins, as plausible as chance makes them."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from math import exp
from typing import Any, Final
from zoneinfo import ZoneInfo

from welnu.instruments import library
from welnu.instruments.instrument import Instrument

DAYS: Final = 182
ZONE: Final = "Europe/Amsterdam"
TAGS: Final = ("work", "outside", "family", "friends", "exercise")
NOTES: Final = {  # how many days ago
    3: "Lang gewandeld langs het water.",
    8: "Kort geslapen, veel aan mijn hoofd.",
    17: "Samen gegeten, veel gelachen.",
    33: "Moe. Vroeg naar bed gegaan.",
    52: "Het was een rommelige week.",
    79: "Alleen maar binnen gezeten vandaag.",
}


def half_a_year(now: datetime, chance: random.Random) -> Iterator[dict[str, Any]]:
    """Yield check-ins as a phone sends them: daily with gaps, weekly, and the 14 items every four weeks.

    A dip begins in the third month and is over in the fifth; stress goes the other way.
    """
    today, drift = now.astimezone(ZoneInfo(ZONE)).date(), 0.0
    for day in range(DAYS, 0, -1):
        on, drift = today - timedelta(days=day), 0.6 * drift + chance.gauss(0, 0.8)
        level = 6.9 + (0.5 if on.weekday() >= 5 else 0) - 2.6 * dip(1 - day / DAYS) + drift
        evening = datetime.combine(on, time(20, chance.randrange(60)), ZoneInfo(ZONE)).astimezone(UTC)
        if chance.random() < 0.85 and not 60 <= day < 67:  # some days are skipped, and one week away
            yield _sitting(evening, [_daily(level, chance)], chance) | {"note": NOTES.get(day)}
        if on.weekday() == 6 and not 60 <= day < 67:
            yield _sitting(evening + timedelta(minutes=10), [_choices("weekly", level, chance)], chance)
        if day % 28 == 14:
            yield _sitting(evening + timedelta(minutes=20), [_choices("wellbeing-14", level, chance)], chance)


def dip(part: float) -> float:
    """Return how deep the dip is, 0 to 1, at `part` of the half year, 0 to 1."""
    return exp(-(((part - 0.55) / 0.12) ** 2))


def _sitting(moment: datetime, administrations: list[dict[str, Any]], chance: random.Random) -> dict[str, Any]:
    tags = sorted(chance.sample(TAGS, chance.choice((0, 0, 1, 1, 2))))
    return {
        "completed_at": moment, "sent_at": moment, "time_zone": ZONE, "revision": 0, "note": None,
        "tags": tags, "administrations": administrations,
    }  # fmt: skip


def _daily(level: float, chance: random.Random) -> dict[str, Any]:
    means = {
        "mood": level,
        "energy": level - 0.6,
        "sleep": level + 0.2,
        "stress": 10.5 - level,
        "connection": level - 0.2,
    }
    responses = {item: _within(chance.gauss(mean, 0.9), 0, 10) for item, mean in means.items()}
    if chance.random() < 0.1:
        del responses["connection"]
    return {"instrument": "daily", "version": _newest("daily").version, "responses": responses}


def _choices(id: str, level: float, chance: random.Random) -> dict[str, Any]:
    """Return answers to an instrument of choices, as high within their range as `level` is within 0 to 10."""
    instrument = _newest(id)
    turned = {item for scale in instrument.scales for item in scale.reversed}
    responses = {}
    for item in instrument.items:
        part = 1 - level / 10 if item.id in turned else level / 10
        mean = item.minimum + part * (item.maximum - item.minimum)
        responses[item.id] = _within(chance.gauss(mean, 0.7), item.minimum, item.maximum)
    return {"instrument": id, "version": instrument.version, "responses": responses}


def _newest(id: str) -> Instrument:
    found = library.shipped().get(id)
    assert found is not None, id
    return found


def _within(value: float, lowest: int, highest: int) -> int:
    return max(lowest, min(highest, round(value)))
