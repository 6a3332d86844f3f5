"""What holds for every schedule, zone and moment, not only for the worked examples."""

from datetime import UTC, date, datetime, time
from itertools import islice, pairwise
from zoneinfo import ZoneInfo

from dateutil.rrule import WEEKLY, rrule
from dateutil.tz import resolve_imaginary
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reminders.schedules import DAY, MINUTE, ZONES, dates, local, moments, schedule, schedules, times, utc
from welnu.reminders.schedule import after_move, next_after, occurrences

done_days = st.none() | st.dates(date(2025, 6, 1), date(2035, 12, 31))
spans = st.integers(0, 60 * 24 * 60).map(lambda passed: passed * MINUTE)


@given(schedules(), moments, done_days)
def test_the_next_is_strictly_later_and_within_what_was_chosen(chosen, moment, done):
    found = next_after(chosen, moment, done)

    if found:
        on = local(found.due_at, chosen.time_zone).date()
        assert found.due_at > moment
        assert found.local_date >= max(chosen.starts_on, chosen.paused_until or chosen.starts_on)
        assert on >= found.local_date
        assert chosen.ends_on is None or on <= chosen.ends_on
        assert found.slot in range(len(chosen.at))
        assert chosen.days_after or found.local_date.weekday() in chosen.weekdays


@given(schedules(), moments, spans, done_days)
def test_going_from_one_to_the_next_meets_all_of_them(chosen, after, span, done):
    met, moment = [], after
    while (found := next_after(chosen, moment, done)) and found.due_at <= after + span:
        met.append(found)
        moment = found.due_at

    assert met == list(occurrences(chosen, after, after + span, done))


@given(schedules(), moments, spans, done_days)
def test_it_is_what_looking_at_every_day_finds(chosen, after, span, done):
    """A slow second way: each day of ten years, each time of the day, and the rule as RFC 5545 words it."""
    due = {}
    for number in range(
        (after.date() - chosen.starts_on).days - 3, ((after + span).date() - chosen.starts_on).days + 4
    ):
        day = chosen.starts_on + number * DAY
        for slot, at in enumerate(chosen.at):
            if is_chosen(chosen, day, done):
                moment = out_of_quiet(chosen, shown(day, at, chosen.time_zone))
                if not chosen.ends_on or local(moment, chosen.time_zone).date() <= chosen.ends_on:
                    due[moment] = (day, slot)  # the last stands for all

    found = list(occurrences(chosen, after, after + span, done))

    wanted = [(*due[moment], moment) for moment in sorted(due) if after < moment <= after + span]
    assert [(one.local_date, one.slot, one.due_at) for one in found] == wanted


def is_chosen(chosen, day, done):
    begin = max(chosen.starts_on, chosen.paused_until or chosen.starts_on)
    if day < begin:
        return False
    if chosen.days_after:
        first = max((done or chosen.starts_on) + chosen.days_after * DAY, begin)
        return day >= first and (day - first).days % chosen.days_after == 0
    weeks = (day - (chosen.starts_on - chosen.starts_on.weekday() * DAY)).days // 7
    return day.weekday() in chosen.weekdays and weeks % chosen.every_weeks == 0


def shown(day, at, zone):
    """Return when clocks show `at`, by the rule as the dateutil library has it."""
    return resolve_imaginary(datetime.combine(day, at, ZoneInfo(zone))).astimezone(UTC)


def out_of_quiet(chosen, moment):
    """Return `moment`, or the next end of the quiet hours."""
    while chosen.quiet and is_quiet(local(moment, chosen.time_zone).time(), *chosen.quiet):
        today = local(moment, chosen.time_zone).date()
        ends = [shown(today + number * DAY, chosen.quiet[1], chosen.time_zone) for number in range(3)]
        moment = min(end for end in ends if end > moment)
    return moment


def is_quiet(at, begin, end):
    midnight = [(time.min, end), (begin, time.max)] if begin > end else [(begin, end)]
    return any(first <= at < last for first, last in midnight)


@given(schedules(), moments)
def test_nothing_is_due_in_quiet_hours(chosen, moment):
    for found in islice(occurrences(chosen, moment), 20):
        assert not (chosen.quiet and is_quiet(local(found.due_at, chosen.time_zone).time(), *chosen.quiet))


@settings(max_examples=30)
@given(st.timezone_keys(), times, dates)
def test_each_day_of_a_year_has_its_time_once_wherever_you_live(zone, at, first):
    year = schedule(at=(at,), time_zone=zone, starts_on=first, ends_on=first + 364 * DAY)

    found = list(occurrences(year, utc(f"{first}") - 2 * DAY))

    ended = local(shown(year.ends_on, at, zone), zone).date() > year.ends_on  # a skipped hour before midnight
    assert [one.local_date for one in found] == [first + number * DAY for number in range(365 - ended)]
    assert [one.due_at for one in found] == [shown(one.local_date, at, zone) for one in found]


@given(dates, st.integers(1, 52), st.frozensets(st.integers(0, 6), min_size=1))
def test_weeks_are_counted_as_calendars_count_them(starts_on, every_weeks, weekdays):
    begin = datetime.combine(starts_on, time(12))
    rule = rrule(WEEKLY, dtstart=begin, interval=every_weeks, byweekday=sorted(weekdays), wkst=0)

    found = occurrences(
        schedule(at=(time(12),), starts_on=starts_on, every_weeks=every_weeks, weekdays=weekdays, time_zone="UTC"),
        begin.replace(tzinfo=UTC) - MINUTE,
    )

    assert [one.due_at.replace(tzinfo=None) for one in islice(found, 20)] == list(islice(rule, 20))


@given(schedules(), schedules(), moments, done_days)
def test_editing_brings_nothing_back(before, after, moment, done):
    told = list(occurrences(before, moment - 30 * DAY, moment, done))

    coming = islice(occurrences(after, moment, last_done_on=done), 10)

    assert {one.due_at for one in told}.isdisjoint(one.due_at for one in coming)


journeys = st.lists(st.tuples(st.integers(2 * 24 * 60, 20 * 24 * 60), st.timezone_keys()), min_size=1, max_size=6)


@settings(max_examples=300)
@given(times, st.sampled_from(ZONES), moments, journeys)
def test_a_traveller_is_told_once_each_day_that_has_such_a_time(at, home, moment, journey):
    """From zone to zone, two to twenty days apart."""
    chosen = schedule(at=(at,), time_zone=home, starts_on=date(2025, 1, 1))
    told, lost, coming, began = [], set(), next_after(chosen, moment), moment
    for stay, zone in journey:
        moment += stay * MINUTE
        while coming.due_at <= moment:
            told.append(coming)
            coming = next_after(chosen, coming.due_at)
        lost |= jumped_over(at, chosen.time_zone, zone, moment)
        left, chosen = chosen.time_zone, schedule(at=(at,), time_zone=zone, starts_on=date(2025, 1, 1))
        coming = after_move(chosen, left, moment, {(one.local_date, one.slot) for one in told})
        assert coming.due_at > moment

    days = [one.local_date for one in told]
    assert days == sorted(set(days))
    assert all(one.due_at > began for one in told)
    for before, after in pairwise(days):
        between = {before + number * DAY for number in range(1, (after - before).days)}
        assert between <= lost


def jumped_over(at, left, zone, moment):
    """Return the days whose time a move passes over, and that are over when it would have come without the move."""
    here = local(moment, zone)
    days = (here.date() - number * DAY for number in range(3))
    return {
        day
        for day in days
        if shown(day, at, zone) <= moment < shown(day, at, left) and local(shown(day, at, left), zone).date() > day
    }
