"""Years of birth: five at a time, and only what must be known of them."""

from datetime import date
from typing import Final

BRACKET: Final = 5  # years; enough to choose words and offers by, too wide to find someone by
EARLIEST: Final = 1900
OLD_ENOUGH: Final = 16  # years; consent of the person alone, GDPR article 8 and Dutch UAVG article 5


def is_certainly_too_young(birth_years: int | None, today: date) -> bool:
    """Whether all who were born in these five years are under 16.

    birth_years: the first of five years; None when not told
    """
    return birth_years is not None and today.year - birth_years < OLD_ENOUGH
