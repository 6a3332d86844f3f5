"""Who sends a push message: our key pair (RFC 8292), made at first start.

Every subscription is bound to it, so the file is never replaced, and goes with the database to another machine.
It has two lines, the public and the private key in base64url, as other tools for web push print them; web workers
read the first and load no library of cryptography.
"""

from collections.abc import Callable
from datetime import datetime
from email.utils import parseaddr
from functools import lru_cache
from pathlib import Path
from typing import Final

from welnu.config import Config, Misconfigured, kept
from welnu.reminders import guard, keys

NOBODY: Final = "nobody@example.org"  # reserved (RFC 2606)
VALID_SECONDS: Final = 12 * 3600  # a push service takes 24 hours at most
SAME_SECONDS: Final = 3600  # as long we show the same token, as push services ask

Signer = Callable[[str, datetime], str]


def public_key(home: Path) -> str:
    """Return the key that a phone subscribes with.

    Raises Misconfigured when the file is not what we wrote.
    """
    return _pair(home)[0]


def _pair(home: Path) -> tuple[str, str]:
    path = home / "vapid-key"
    lines = kept(path, _made).decode("ascii", "replace").split()
    if [len(keys.decoded(line) or b"") for line in lines] != [keys.POINT_BYTES, 32]:
        raise Misconfigured(f"{path} must hold a public and a private key, a line each; bring it back from a backup")
    return lines[0], lines[1]


def _made() -> bytes:
    from py_vapid import Vapid02
    from py_vapid.utils import b64urlencode

    pair = Vapid02()
    pair.generate_keys()
    numbers = pair.private_key.private_numbers()
    point = b"\x04" + numbers.public_numbers.x.to_bytes(32) + numbers.public_numbers.y.to_bytes(32)
    return f"{b64urlencode(point)}\n{b64urlencode(numbers.private_value.to_bytes(32))}\n".encode()


def signer(config: Config) -> Signer:
    """Return what signs for a push service: host and moment -> the header Authorization. For the scheduler."""
    from py_vapid import Vapid02

    pair = Vapid02.from_raw(_pair(config.home)[1].encode())
    contact = f"mailto:{_mailbox(config.mail_from)}"

    @lru_cache(maxsize=256)
    def signed(host: str, until: int) -> str:
        claims = {"aud": f"https://{host}", "exp": until, "sub": contact}
        return str(pair.sign(claims)["Authorization"])

    def authorization(host: str, now: datetime) -> str:
        hour = int(now.timestamp()) // SAME_SECONDS * SAME_SECONDS
        return signed(host, hour + VALID_SECONDS)

    return authorization


def _mailbox(mail_from: str) -> str:
    """Return where a push service can write to when we do harm.

    Apple refuses an address at localhost, where a trial runs; then we say that nobody reads along.
    """
    address = parseaddr(mail_from)[1]
    host = address.rpartition("@")[2].lower()
    return address if guard.is_name(host) and host.rpartition(".")[2].isalpha() else NOBODY
