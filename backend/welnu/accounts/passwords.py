"""Which passwords are accepted: long ones that are not common. No rules on what they are made of.

Source: NIST SP 800-63B-4 (2025), section 3.1.1.2.
"""

import unicodedata
from typing import Final

SHORTEST: Final = 15  # characters, where the password is the only factor; NIST, as above
LONGEST: Final = 1024  # characters; NIST asks for at least 64
EASIEST: Final = 10**8  # guesses; what zxcvbn calls at most "somewhat guessable", Wheeler 2016, USENIX Security
JUDGED: Final = 24  # characters; the judge's time grows with the cube of the length


def normalised(password: str) -> str:
    """Return the same password however a keyboard composed its accents (NFC, as NIST above says)."""
    return unicodedata.normalize("NFC", password)


def fault(password: str, email: str) -> tuple[str, str] | None:
    """Return why a password is not accepted, as (code, sentence); None if it is.

    password: normalised
    email: the person's own address, which an attacker tries first
    """
    if len(password) < SHORTEST:
        return "password.too_short", f"Must be at least {SHORTEST} characters."
    if len(password) > LONGEST:
        return "password.too_long", f"Must be at most {LONGEST} characters."
    if guesses(password, email) < EASIEST:
        return "password.common", "Too easy to guess: a common password, a repetition, or your own address."
    return None


def guesses(password: str, email: str) -> float:
    """Return about how many guesses an attacker needs who tries common passwords, words and patterns first.

    Judged by the first 24 characters, with the word lists that zxcvbn brings; they take 15 MB and
    0.1 s to load, so only once someone chooses a password.
    """
    from zxcvbn import zxcvbn

    local, _, domain = email.partition("@")
    own = ["welnu", email, local, domain, domain.partition(".")[0]]
    return float(zxcvbn(password[:JUDGED], own)["guesses"])
