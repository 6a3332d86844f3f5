"""E-mail addresses, written in one way."""

import re
from typing import Final

LONGEST: Final = 254  # characters, RFC 5321 section 4.5.3.1.3 less the angle brackets
LOCAL: Final = re.compile(r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*\Z")
DOMAIN: Final = re.compile(r"([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]\Z")


def normalised(text: str) -> str | None:
    """Return the address in lower case, with a foreign domain in its ASCII form; None if it is not an address.

    Lower case for the part before the @ too: no provider of note tells capitals apart there, people do not either.
    """
    local, at, domain = text.strip().lower().rpartition("@")
    try:
        ascii_domain = domain.encode("idna").decode()
    except UnicodeError:
        return None
    address = f"{local}@{ascii_domain}"
    fits = len(local) <= 64 and len(address) <= LONGEST
    return address if at and fits and LOCAL.match(local) and DOMAIN.match(ascii_domain) else None
