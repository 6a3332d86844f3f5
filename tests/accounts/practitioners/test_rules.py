"""The small rules of practitioners, as tables."""

from datetime import UTC, datetime, timedelta

import pytest
from pyotp import TOTP

from tests.practising import SECRET
from welnu.accounts.practitioners import details, lifetimes, sealing, steps, totp, ways

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("age_minutes", "unused_minutes", "is_whole", "is_live"),
    [
        (0, 0, True, True),
        (29, 29, True, True),
        (30, 30, True, False),
        (700, 29, True, True),
        (719, 0, True, True),
        (720, 0, True, False),  # 12 hours, however busy
        (0, 0, False, True),
        (29, 29, False, True),
        (30, 0, False, False),  # between the factors: half an hour, however busy
    ],
)
def test_a_session_lasts_half_an_hour_unused_and_twelve_hours_at_most(age_minutes, unused_minutes, is_whole, is_live):
    created_at, seen_at = (NOW - timedelta(minutes=minutes) for minutes in (age_minutes, unused_minutes))

    assert lifetimes.is_live(created_at, seen_at, is_whole, NOW) is is_live


@pytest.mark.parametrize(("seconds", "anew"), [(0, False), (59, False), (60, True), (600, True)])
def test_use_is_written_down_once_a_minute(seconds, anew):
    assert lifetimes.is_seen_anew(NOW - timedelta(seconds=seconds), NOW) is anew


@pytest.mark.parametrize(("minutes", "fresh"), [(0, True), (14, True), (15, False), (600, False)])
def test_factors_can_be_changed_only_just_after_logging_in(minutes, fresh):
    assert lifetimes.is_fresh(NOW - timedelta(minutes=minutes), NOW) is fresh


@pytest.mark.parametrize(
    ("is_whole", "has_second", "step", "may_set_up"),
    [
        (False, False, "set_up", True),
        (False, True, "second", False),  # who knows the password alone adds nothing
        (True, True, "done", True),
        (True, False, "done", True),
    ],
)
def test_the_second_factor_comes_before_everything(is_whole, has_second, step, may_set_up):
    assert steps.step(is_whole, has_second) == step
    assert steps.may_set_up(is_whole, has_second) is may_set_up


@pytest.mark.parametrize(
    ("passkeys", "has_password", "has_totp", "open_"),
    [
        (1, False, False, True),
        (1, True, False, True),
        (0, True, True, True),
        (0, True, False, False),
        (0, False, True, False),
        (0, False, False, False),
    ],
)
def test_there_has_to_be_a_way_in_with_both_factors(passkeys, has_password, has_totp, open_):
    assert ways.stays_open(passkeys, has_password, has_totp) is open_


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Dora de Wit", "Dora de Wit"),
        ("  Dora \t de\nWit ", "Dora de Wit"),
        ("Zoe\u0308 Özgür", "Zoë Özgür"),
        ("Dora\u202etiW ed", None),  # turns the direction of reading
        ("Dora\u200bde Wit", None),  # a space without width
        ("Dora\x00", None),
        ("\ufeffDora", None),
    ],
)
def test_a_name_is_written_in_one_way(text, written):
    assert details.written(text) == written


KNOWN = {"name": "Dora", "organisation": "De Linde", "profession": "psychologist", "registration": "19"}


@pytest.mark.parametrize(
    ("said", "known", "confirmed"),
    [
        (KNOWN, KNOWN, True),
        (KNOWN | {"language": "en"}, KNOWN, True),
        ({"language": "en"}, KNOWN, True),
        ({"name": "Dora"}, KNOWN, True),
        ({"name": "Doris"}, KNOWN, False),
        (KNOWN | {"registration": None}, KNOWN, False),
        (KNOWN, KNOWN | {"registration": None}, False),
        (KNOWN | {"registration": None}, KNOWN | {"registration": None}, True),
        (KNOWN, {}, False),  # invited by address alone
    ],
)
def test_what_the_operator_did_not_say_is_not_confirmed(said, known, confirmed):
    assert details.are_confirmed(said, known) is confirmed


STEP = int(NOW.timestamp()) // 30


@pytest.mark.parametrize(
    ("shown", "used", "accepted"),
    [
        (0, None, True),
        (-1, None, True),
        (1, None, True),
        (-2, None, False),
        (2, None, False),
        (0, STEP, False),  # it was used
        (-1, STEP, False),  # and so are those before it
        (1, STEP, True),
        (0, STEP - 1, True),
    ],
)
def test_a_code_is_good_for_a_minute_and_a_half_and_once(shown, used, accepted):
    code = TOTP(SECRET).generate_otp(STEP + shown)

    assert totp.step(SECRET, code, NOW, used) == (STEP + shown if accepted else None)


def test_codes_are_those_of_the_standard():
    """RFC 6238, appendix B, for SHA-1, with six digits."""
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    for seconds, code in ((59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")):
        assert totp.step(secret, code, datetime.fromtimestamp(seconds, UTC), None) == seconds // 30


@pytest.mark.parametrize(
    ("text", "digits"),
    [("123456", "123456"), (" 123 456 ", "123456"), ("12345", None), ("12345a", None), ("١٢٣٤٥٦", None), ("", None)],
)
def test_a_code_has_six_digits(text, digits):
    assert totp.digits(text) == digits


def test_a_secret_is_sealed_with_the_key_of_the_house():
    stored = sealing.sealed(SECRET, b"k" * 32)

    assert SECRET.encode() not in stored
    assert sealing.opened(stored, b"k" * 32) == SECRET
    assert sealing.opened(stored, b"j" * 32) is None
    assert totp.step(None, "123456", NOW, None) is None
