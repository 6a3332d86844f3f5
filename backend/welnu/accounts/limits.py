"""How often someone may try: per address on the network, and per e-mail address.

Counted in the memory of each web worker, so with four workers up to four times as often, and afresh
after a restart. Only keyed digests are held; nothing is written down.
"""

import math
import secrets
from hashlib import blake2b
from typing import Final

from flask import request
from flask_limiter import Limiter, RequestLimit
from flask_limiter.util import get_remote_address

from welnu import clock
from welnu.accounts import addresses
from welnu.errors import TooMany

KEY: Final = secrets.token_bytes(32)

# A class of 30 may start at once behind one network address
START: Final = "120 per hour"
TRY: Final = "60 per minute; 300 per hour"
TRY_EMAIL: Final = "10 per 15 minutes; 40 per day"  # NIST SP 800-63B-4 section 3.2.2: at most 100 in a row
MAIL_EMAIL: Final = "4 per hour; 10 per day"
EXPORT: Final = "20 per hour"


def _digest(kind: str, text: str) -> str:
    return blake2b(f"{kind} {text}".encode(), key=KEY, digest_size=16).hexdigest()


def by_network() -> str:
    """Return who asks, by network address."""
    return _digest("network", get_remote_address())


def by_email() -> str:
    """Return whom a request is about: alike for addresses with and without an account."""
    body = request.get_json(force=True, silent=True)
    email = body.get("email") if isinstance(body, dict) else None
    return _digest("email", addresses.normalised(email) or email) if isinstance(email, str) else by_network()


def refuse(limit: RequestLimit) -> None:
    """Say when to come back."""
    seconds = max(1, math.ceil(limit.window.reset_time - clock.now().timestamp()))
    raise TooMany("request.too_many", "too many requests: wait and try again", headers={"Retry-After": str(seconds)})


limiter: Final = Limiter(
    key_func=by_network, storage_uri="memory://", strategy="moving-window", on_breach=refuse, default_limits=[]
)
