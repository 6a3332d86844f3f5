"""Is the difference between two administrations more than measurement error?

The same rules stand in pwa/src/trends/change.ts; both are tested on tests/cases/trends/.
"""

from math import sqrt
from typing import Literal

from welnu.scoring.definition import Reference

Change = Literal["more", "same", "less"]

CERTAIN = 1.96  # two-sided p < .05 under the normal distribution


def reliable_change(before: float, after: float, *, sd: float, reliability: float) -> float:
    """Return the reliable change index: change in units of its standard error.

    before, after: scores on the same scale, in its points
    sd: standard deviation of the scale in a reference population, in points, > 0
    reliability: test-retest or internal consistency, 0 <= reliability < 1
    Beyond +-1.96, a change this large is unlikely (p < .05) to be measurement error alone.
    Source: Jacobson & Truax 1991, doi:10.1037/0022-006X.59.1.12
    """
    if not (sd > 0 and 0 <= reliability < 1):
        raise ValueError(f"sd {sd} must be > 0 and reliability {reliability} in [0, 1)")
    return (after - before) / (sd * sqrt(2 * (1 - reliability)))


def change(before: float | None, after: float | None, reference: Reference | None) -> Change | None:
    """Return whether the score is reliably more or less, or None where that cannot be said."""
    if before is None or after is None or reference is None:
        return None
    index = reliable_change(before, after, sd=reference.sd, reliability=reference.reliability)
    if abs(index) < CERTAIN:
        return "same"
    return "more" if index > 0 else "less"
