"""What is usual for this person: a range from their own past, and where they stand in it.

The same rules stand in pwa/src/trends/usual.ts; both are tested on tests/cases/trends/.
"""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import takewhile
from math import floor
from typing import Literal, NamedTuple

from welnu.trends.series import MOVING_DAYS, Point, moving_mean

Word = Literal["below", "usual", "above"]

PAST_DAYS = 56  # eight weeks: every weekday eight times, and still the person of now
RECENT_DAYS = 28  # four weeks that are compared, not compared with
PAST_AT_LEAST = 14  # answered days in those 56
LOW, HIGH = 0.1, 0.9
SAME = 1e-9  # points; less is the rounding of binary fractions


class Range(NamedTuple):
    """Between `low` and `high` lay eight in ten of a person's days, in points."""

    low: float
    high: float


class Standing(NamedTuple):
    """The last seven days against the usual range, and since which day it has been so."""

    word: Word
    since: date
    mean: float
    usual: Range


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which `share` of `values` lies, interpolated between neighbours.

    values: at least one, in any order
    share: 0 <= share <= 1
    Source: definition 7 of Hyndman & Fan 1996, doi:10.1080/00031305.1996.10473566
    """
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    below = floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def usual_range(days: Sequence[Point], on: date) -> Range | None:
    """Return the 10th to 90th percentile of eight weeks of days: the eight before the four up to `on`.

    The last four weeks stay out, so that a low or high month is not soon called usual. Where the
    eight weeks hold fewer than 14 answered days, as for someone who just began, only the last
    week stays out; None where that leaves too few as well.
    """
    for left_out in (RECENT_DAYS, MOVING_DAYS):
        end = on - timedelta(days=left_out - 1)
        begin = bisect_left(days, end - timedelta(days=PAST_DAYS), key=_on)
        values = [point.mean for point in days[begin : bisect_left(days, end, key=_on)]]
        if len(values) >= PAST_AT_LEAST:
            return Range(percentile(values, LOW), percentile(values, HIGH))
    return None


def word(value: float, usual: Range) -> Word:
    """Return where `value` lies; on an edge is usual."""
    if value < usual.low - SAME:
        return "below"
    return "above" if value > usual.high + SAME else "usual"


def standing(days: Sequence[Point]) -> Standing | None:
    """Return how the week up to the last answered day compares with what is usual.

    None where that week, or the time before it, has too few answers. `since` is the first
    of the answered days that all, up to the last, have the same word by the range of now.
    """
    means = {point.on: point.mean for point in moving_mean(days)}
    usual = usual_range(days, days[-1].on) if days else None
    if usual is None or days[-1].on not in means:
        return None
    now = word(means[days[-1].on], usual)
    backwards = (point.on for point in reversed(days))
    same = takewhile(lambda on: on in means and word(means[on], usual) == now, backwards)
    return Standing(now, min(same), means[days[-1].on], usual)


def _on(point: Point) -> date:
    return point.on
