"""Recovery codes, written and read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from welnu.accounts.recovery import BITS, SYMBOLS, read, written

numbers = st.integers(0, 2**BITS - 1)


def value(symbols):
    return sum(SYMBOLS.index(symbol) << 5 * place for place, symbol in enumerate(reversed(symbols)))


@given(numbers)
def test_what_is_written_is_read_back(number):
    assert value(read(written(number))) == number


@given(numbers, st.randoms())
def test_how_someone_copied_it_does_not_matter(number, random):
    code = written(number)
    looks = {"0": "0Oo", "1": "1IiLl", "-": ["-", " ", "", " – ", "\n"]}
    copied = "".join(random.choice(looks.get(symbol, symbol + symbol.lower())) for symbol in code)

    assert read(copied) == read(code)


def test_a_code_is_seven_short_groups():
    assert written(0) == "0000-0000-0000-0000-0000-0000-00"
    assert written(2**BITS - 1) == "ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZ"


@pytest.mark.parametrize(
    "text",
    ["", "0" * 25, "0" * 27, "U" + "0" * 25, "é" + "0" * 25, "٣" * 26],  # the last: digits, but not ours
)
def test_what_cannot_be_a_code_is_none(text):
    assert read(text) is None
