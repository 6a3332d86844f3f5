"""The two keys of a push subscription, checked without a library of cryptography: web workers load none."""

import re
from base64 import urlsafe_b64decode
from typing import Final

# The curve P-256 (FIPS 186-4, D.1.2.3): y² = x³ - 3x + B modulo P.
P: Final = 2**256 - 2**224 + 2**192 + 2**96 - 1
B: Final = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
POINT_BYTES: Final = 65  # 0x04, then x and y
AUTH_BYTES: Final = 16


def decoded(text: str) -> bytes | None:
    """Return what base64url `text` holds, with or without padding; None if it is something else."""
    bare = text.rstrip("=")
    if not re.fullmatch(r"[A-Za-z0-9_-]+", bare) or len(bare) % 4 == 1:
        return None
    return urlsafe_b64decode(bare + "=" * (-len(bare) % 4))


def fault(p256dh: str, auth: str) -> str | None:
    """Return what is wrong with the keys of a subscription, in one sentence; None if nothing is (RFC 8291)."""
    point, secret = decoded(p256dh), decoded(auth)
    if point is None or len(point) != POINT_BYTES:
        return f"p256dh must be {POINT_BYTES} bytes in base64url"
    if not _on_curve(point):
        return "p256dh must be a point on the curve P-256"
    if secret is None or len(secret) != AUTH_BYTES:
        return f"auth must be {AUTH_BYTES} bytes in base64url"
    return None


def _on_curve(point: bytes) -> bool:
    x, y = int.from_bytes(point[1:33]), int.from_bytes(point[33:])
    return point[0] == 4 and x < P and y < P and (y * y - (x * x * x - 3 * x + B)) % P == 0
