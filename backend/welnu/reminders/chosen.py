"""What a person chose, as JSON and as a schedule."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from welnu.reminders.schedule import Schedule


def schedule(stored: Mapping[str, Any], time_zone: str) -> Schedule:
    """Return the schedule that is `stored`, by the clocks of `time_zone`."""
    quiet = stored["quiet"]
    return Schedule(
        at=tuple(time.fromisoformat(at) for at in stored["at"]),
        weekdays=frozenset(stored["weekdays"]),
        every_weeks=stored["every_weeks"],
        days_after=stored["days_after"],
        starts_on=date.fromisoformat(stored["starts_on"]),
        ends_on=_day(stored["ends_on"]),
        paused_until=_day(stored["paused_until"]),
        quiet=(time.fromisoformat(quiet["from"]), time.fromisoformat(quiet["until"])) if quiet else None,
        time_zone=time_zone,
    )


def stored(chosen: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is kept of a schedule that was sent and found right."""
    quiet = chosen["quiet"]
    return {
        "at": sorted({f"{at:%H:%M}" for at in chosen["at"]}),
        "weekdays": sorted(set(chosen["weekdays"])),
        "every_weeks": chosen["every_weeks"],
        "days_after": chosen["days_after"],
        "starts_on": chosen["starts_on"].isoformat(),
        "ends_on": _text(chosen["ends_on"]),
        "paused_until": _text(chosen["paused_until"]),
        "quiet": {edge: f"{quiet[edge]:%H:%M}" for edge in ("from", "until")} if quiet else None,
        "time_zone": chosen["time_zone"],
    }


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
