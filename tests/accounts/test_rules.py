"""The small rules of accounts, as tables."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from welnu.accounts import addresses, ages, devices, lifetimes, spreadsheet, tokens


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("dana@example.org", "dana@example.org"),
        ("  Dana.Jansen+Welnu@Example.ORG ", "dana.jansen+welnu@example.org"),
        ("dana@bücher.example", "dana@xn--bcher-kva.example"),
        ("dana@sub.domain.co.uk", "dana@sub.domain.co.uk"),
        ("", None),
        ("dana", None),
        ("@example.org", None),
        ("dana@", None),
        ("dana@localhost", None),  # no mail leaves the machine for it
        ("dana@example..org", None),
        ("dana@-example.org", None),
        ("da na@example.org", None),
        ("dana@example.org\nBcc: bob@example.org", None),
        ("dana\x00@example.org", None),
        ("a@b@example.org", None),
        ("dána@example.org", None),
        ("x" * 65 + "@example.org", None),
        ("dana@" + "x" * 64 + ".org", None),
        ("dana@" + ".".join(["x" * 60] * 5) + ".org", None),
    ],
)
def test_an_address_is_written_in_one_way(text, address):
    assert addresses.normalised(text) == address


@pytest.mark.parametrize(
    ("birth_years", "today", "too_young"),
    [
        (None, "2026-11-20", False),
        (1985, "2026-11-20", False),
        (2010, "2026-01-01", False),  # the oldest of them turn 16 this year
        (2010, "2025-12-31", True),
        (2015, "2026-11-20", True),
        (2025, "2026-11-20", True),
    ],
)
def test_only_years_that_nobody_of_16_was_born_in_are_too_young(birth_years, today, too_young):
    assert ages.is_certainly_too_young(birth_years, date.fromisoformat(today)) is too_young


CHROME = (
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36"
)
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 Version/26.0 Mobile Safari/604.1"
EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"


@pytest.mark.parametrize(
    ("user_agent", "label"),
    [
        (CHROME, "Chrome · Android"),
        (IPHONE, "Safari · iPhone"),
        (EDGE, "Edge · Windows"),
        (FIREFOX, "Firefox · Linux"),
        ("Werkzeug/3.1", ""),
        ("", ""),
        ("<script>alert(1)</script> Macintosh", "Mac"),  # nothing of what it says is repeated
    ],
)
def test_a_device_is_told_coarsely(user_agent, label):
    assert devices.label(user_agent) == label


NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("age_days", "idle_days", "live"),
    [(0, 0, True), (89, 89, True), (90, 90, False), (364, 0, True), (365, 0, False)],
)
def test_a_session_lives_90_days_idle_and_a_year_at_most(age_days, idle_days, live):
    created_at, last_seen_on = NOW - timedelta(days=age_days), NOW.date() - timedelta(days=idle_days)

    assert lifetimes.is_live(created_at, last_seen_on, NOW) is live


def test_a_mail_is_tried_again_later_each_time_and_at_least_hourly():
    assert [lifetimes.retry_after(attempts).seconds // 60 for attempts in (1, 2, 3, 6, 7, 50)] == [1, 2, 4, 32, 60, 60]


def test_a_cookie_names_the_person_and_holds_the_token():
    person_id, token = uuid4(), "A" * 43

    assert tokens.read_cookie(tokens.cookie(person_id, token)) == (person_id, token)


@pytest.mark.parametrize("value", [None, "", "x", "A" * 43, f"{UUID(int=0).hex}.{'A' * 42}", f"{'g' * 32}.{'A' * 43}"])
def test_what_is_not_our_cookie_is_none(value):
    assert tokens.read_cookie(value) is None


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("daily", "daily"),
        ("=1+1", "'=1+1"),
        ("+31 6", "'+31 6"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r'=1"),
        (-2, -2),  # a number is no formula
        ("a=1", "a=1"),
        ("", ""),
    ],
)
def test_no_cell_acts_as_a_formula(cell, written):
    assert spreadsheet.harmless(cell) == written


def test_a_cell_with_commas_quotes_and_lines_stays_one_cell():
    text = spreadsheet.written(("id", "note"), [("1", 'a "b", c\nd')])

    assert text.splitlines()[0] == "\ufeffid,note"  # by the mark, Excel knows the letters
    assert '"a ""b"", c\nd"' in text
