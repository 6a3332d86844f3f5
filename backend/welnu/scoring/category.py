"""Named rules that sort one administration into a group."""

from collections.abc import Mapping
from typing import Any, Final

from welnu.scoring.definition import Definition
from welnu.scoring.score import counted

RULES: Final = frozenset({"keyes"})
CATEGORIES: Final = ("flourishing", "moderate", "languishing")

FEELING: Final = 3  # the first 3 items ask how one feels,
FUNCTIONING: Final = 11  # the other 11 how one gets on with others and oneself
FEELING_NEEDED: Final = 1
FUNCTIONING_NEEDED: Final = 6


def category(definition: Definition, responses: Mapping[str, Any]) -> str | None:
    """Return the category of an administration; None without a rule, or while skipped items could change it.

    The rule "keyes": flourishing is at least 1 of items 1-3 and at least 6 of items 4-14 answered
    4 or 5; languishing the same with 0 or 1; moderate is all else.
    Source: Keyes 2002, doi:10.2307/3090197; Lamers et al. 2011, doi:10.1002/jclp.20741
    """
    if definition.category is None:
        return None
    answers = counted(definition, responses)
    values = [answers.get(item.id) for item in definition.items]
    for name, group in (("flourishing", (4, 5)), ("languishing", (0, 1))):
        if _reaches(values, group):
            return name  # both need 6 of the same 11, so at most one is reached
        if _reaches(values, (*group, None)):
            return None
    return "moderate"


def _reaches(values: list[int | None], group: tuple[int | None, ...]) -> bool:
    """Whether enough of `values` are in `group`; with None in it, skipped items count as if they were."""
    is_in = group.__contains__
    return (
        sum(map(is_in, values[:FEELING])) >= FEELING_NEEDED and sum(map(is_in, values[FEELING:])) >= FUNCTIONING_NEEDED
    )
