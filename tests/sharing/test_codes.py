"""Codes as they are told in a room, and what a link holds."""

import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from welnu.accounts import tokens
from welnu.sharing import codes, guessing

numbers = st.integers(0, 2**guessing.BITS - 1)


def test_a_code_is_three_short_groups():
    assert codes.written(0) == "0000-0000-00"
    assert codes.written(2**50 - 1) == "ZZZZ-ZZZZ-ZZ"


@given(numbers, st.randoms())
def test_how_someone_typed_it_does_not_matter(number, random):
    looks = {"0": "0Oo", "1": "1IiLl", "-": ["-", " ", "", " – "]}
    typed = "".join(random.choice(looks.get(symbol, symbol + symbol.lower())) for symbol in codes.written(number))

    assert codes.read(typed) == codes.written(number).replace("-", "")


@given(numbers, numbers)
def test_two_numbers_are_never_one_code(one, other):
    assert (codes.written(one) == codes.written(other)) == (one == other)


def test_what_a_link_holds_is_read_as_it_is():
    token = secrets.token_urlsafe(tokens.BYTES)

    assert codes.read(f" {token}\n") == token


@pytest.mark.parametrize("text", ["", "0" * 9, "0" * 11, "UUUU-UUUU-UU", "é" * 10, "a" * 42, "a" * 44, "*" * 43])
def test_what_can_be_neither_is_none(text):
    assert codes.read(text) is None
