"""What a device is asked when it makes or uses a passkey, and what its answer proves (WebAuthn Level 3).

The device finds the account by itself (discoverable credentials) and makes sure of its owner (user verification).
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit
from uuid import UUID

import orjson

ALGORITHMS: Final = (-8, -7, -257)  # EdDSA, ES256, RS256: what devices of all makers know
LONGEST_ID: Final = 1023  # bytes; WebAuthn Level 3, section 4, "Credential ID"
LONGEST_KEY: Final = 2048  # bytes; RSA of 8,192 bits takes half of it
PATIENCE: Final = 300_000  # milliseconds; as long as a challenge lives
PORTS: Final = {"http": 80, "https": 443}

Document = dict[str, Any]


class Unproven(Exception):
    """An answer that proves nothing. Why, is told to nobody."""


@dataclass(frozen=True)
class Site:
    """Where our passkeys work, in WebAuthn's terms."""

    host: str  # relying party identifier
    origin: str


@dataclass(frozen=True)
class Made:
    """A passkey that a device just made."""

    credential_id: bytes
    public_key: bytes
    sign_count: int


def site(public_url: str) -> Site:
    """Return where passkeys work when people reach the app at `public_url`."""
    parts = urlsplit(public_url)
    port = "" if parts.port in (None, PORTS.get(parts.scheme)) else f":{parts.port}"
    return Site(parts.hostname or "", f"{parts.scheme}://{parts.hostname}{port}")


def to_make(at: Site, challenge: str, holder: UUID, name: str, known: Iterable[bytes]) -> Document:
    """Return the options for `navigator.credentials.create`.

    name: what the device lists the passkey under
    known: ids of the holder's other passkeys, so that a device does not make a second one
    """
    return {
        "rp": {"id": at.host, "name": "Welnu"},
        "user": {"id": written(holder.bytes), "name": name, "displayName": name},
        "challenge": challenge,
        "pubKeyCredParams": [{"type": "public-key", "alg": algorithm} for algorithm in ALGORITHMS],
        "timeout": PATIENCE,
        "excludeCredentials": [{"type": "public-key", "id": written(id)} for id in known],
        "authenticatorSelection": {
            "residentKey": "required",
            "requireResidentKey": True,
            "userVerification": "required",
        },
        "attestation": "none",
    }


def to_use(at: Site, challenge: str) -> Document:
    """Return the options for `navigator.credentials.get`: any passkey for this site will do."""
    return {"rpId": at.host, "challenge": challenge, "timeout": PATIENCE, "userVerification": "required"}


def made(at: Site, challenge: str, answer: Document) -> Made:
    """Return the passkey in the answer.

    Raises Unproven.
    """
    from webauthn import verify_registration_response

    try:
        found = verify_registration_response(
            credential=answer,
            expected_challenge=read(challenge),
            expected_rp_id=at.host,
            expected_origin=at.origin,
            require_user_verification=True,
        )
    except Exception as error:  # three libraries read these bytes, each with exceptions of its own
        raise Unproven from error
    if len(found.credential_id) > LONGEST_ID or len(found.credential_public_key) > LONGEST_KEY:
        raise Unproven
    return Made(found.credential_id, found.credential_public_key, found.sign_count)


def sign_count(at: Site, challenge: str, answer: Document, public_key: bytes, last: int) -> int:
    """Return how often the device says the passkey was used, when it signed the challenge with it.

    last: what it said before; a count that does not grow means that the passkey was copied (0 for ever: not counted)
    Raises Unproven.
    """
    from webauthn import verify_authentication_response

    try:
        found = verify_authentication_response(
            credential=answer,
            expected_challenge=read(challenge),
            expected_rp_id=at.host,
            expected_origin=at.origin,
            credential_public_key=public_key,
            credential_current_sign_count=last,
            require_user_verification=True,
        )
    except Exception as error:  # as above
        raise Unproven from error
    return found.new_sign_count


def challenge(answer: Document) -> str:
    """Return which challenge is answered.

    Raises Unproven.
    """
    try:
        return str(orjson.loads(read(answer["response"]["clientDataJSON"]))["challenge"])
    except (ValueError, TypeError, KeyError) as error:
        raise Unproven from error


def holder(answer: Document) -> tuple[UUID, bytes]:
    """Return whose passkey the device says it used, and which.

    Raises Unproven.
    """
    try:
        return UUID(bytes=read(answer["response"]["userHandle"])), read(answer["rawId"])
    except (ValueError, TypeError, KeyError) as error:
        raise Unproven from error


def written(value: bytes) -> str:
    """Return the bytes as WebAuthn's JSON has them: base64url without padding."""
    return urlsafe_b64encode(value).decode().rstrip("=")


def read(text: str) -> bytes:
    """Return the bytes again."""
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
