"""Secrets that we have to read again: sealed with a key that is in no database and in no backup of one."""

from base64 import urlsafe_b64encode
from hashlib import blake2b


def sealed(secret: str, key: bytes) -> bytes:
    """Return what is stored of `secret`."""
    return _fernet(key).encrypt(secret.encode())  # type: ignore[no-any-return]


def opened(stored: bytes, key: bytes) -> str | None:
    """Return the secret again, None if it was sealed with another key: the database is from another house."""
    from cryptography.fernet import InvalidToken

    try:
        return str(_fernet(key).decrypt(stored).decode())
    except InvalidToken:
        return None


def _fernet(key: bytes):  # type: ignore[no-untyped-def]
    from cryptography.fernet import Fernet

    return Fernet(urlsafe_b64encode(blake2b(key=key, person=b"welnu totp", digest_size=32).digest()))
