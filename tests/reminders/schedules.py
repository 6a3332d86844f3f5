"""Schedules to try, and a slow second way to find what is due."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from welnu.reminders.schedule import Schedule

EVERY_DAY = frozenset(range(7))
ZONES = [
    "Europe/Amsterdam",
    "Europe/London",
    "Europe/Lisbon",
    "America/New_York",
    "Australia/Sydney",
    "Australia/Lord_Howe",  # half an hour
    "Pacific/Apia",
    "Africa/Casablanca",  # one hour back for Ramadan
    "UTC",
]
DAILY = {
    "at": (time(20, 30),),
    "weekdays": EVERY_DAY,
    "every_weeks": 1,
    "days_after": None,
    "starts_on": date(2026, 1, 1),
    "ends_on": None,
    "paused_until": None,
    "quiet": None,
    "time_zone": "Europe/Amsterdam",
}

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def schedule(**changes):
    """Return a schedule: daily at half past eight in the evening, in Amsterdam, but for `changes`."""
    return Schedule(**DAILY | changes)


def utc(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def local(moment, zone):
    """Return what the clocks show at `moment`, without a zone."""
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def changes_of_the_clock(zone, begin, end):
    """Return the moments between from which clocks in `zone` show another time, to the minute."""
    return [
        next(m for m in minutes(six, six + 6 * HOUR) if offset(m, zone) != offset(m - MINUTE, zone))
        for six in steps(begin, end, 6 * HOUR)
        if offset(six + 6 * HOUR - MINUTE, zone) != offset(six - MINUTE, zone)
    ]


def offset(moment, zone):
    return moment.astimezone(ZoneInfo(zone)).utcoffset()


def steps(begin, end, step):
    return (begin + n * step for n in range((end - begin) // step))


def minutes(begin, end):
    return steps(begin, end, MINUTE)


times = st.times().map(lambda at: time(at.hour, at.minute))
times_of_day = st.lists(times, min_size=1, max_size=6, unique=True).map(lambda some: tuple(sorted(some)))
dates = st.dates(date(2026, 1, 1), date(2035, 12, 31))
moments = st.integers(0, 10 * 365 * 24 * 60).map(lambda passed: utc("2026-01-01") + passed * MINUTE)
quiet_hours = st.tuples(times, times).filter(lambda quiet: quiet[0] != quiet[1])


@st.composite
def schedules(draw):
    starts_on = draw(dates)
    return schedule(
        at=draw(times_of_day),
        weekdays=draw(st.frozensets(st.integers(0, 6), min_size=1)),
        every_weeks=draw(st.integers(1, 4) | st.integers(1, 52)),
        days_after=draw(st.none() | st.integers(1, 366)),
        starts_on=starts_on,
        ends_on=draw(st.none() | st.integers(-3, 900).map(lambda days: starts_on + days * DAY)),
        paused_until=draw(st.none() | st.integers(-30, 90).map(lambda days: starts_on + days * DAY)),
        quiet=draw(st.none() | quiet_hours),
        time_zone=draw(st.sampled_from(ZONES)),
    )
