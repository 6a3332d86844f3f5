"""What is left to do for someone who logs in."""

from typing import Final

SECOND: Final = "second"  # give the second factor
SET_UP: Final = "set_up"  # add a second factor, as there is none yet
DONE: Final = "done"
STEPS: Final = (SECOND, SET_UP, DONE)


def step(is_whole: bool, has_second: bool) -> str:
    """Return what comes next.

    is_whole: whether both factors were given
    has_second: whether the account has a second factor
    """
    if is_whole:
        return DONE
    return SECOND if has_second else SET_UP


def may_set_up(is_whole: bool, has_second: bool) -> bool:
    """Whether a second factor may be added: never by whoever has only the first one of an account that has both."""
    return step(is_whole, has_second) != SECOND
