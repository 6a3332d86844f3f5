"""A device with passkeys, made of software: keys, CBOR and signatures are real (WebAuthn Level 3, section 6).

It obeys by default; each test says in which way it cheats.
"""

import hashlib
import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40
ES256, EDDSA, RS256 = -7, -8, -257
ORIGIN = "http://localhost:8000"


def b64(value: bytes) -> str:
    return urlsafe_b64encode(value).decode().rstrip("=")


def unb64(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


@dataclass
class Key:
    """One passkey on the device."""

    id: bytes
    holder: bytes
    private: Any
    algorithm: int
    uses: int = 0

    def cose(self) -> bytes:
        public = self.private.public_key()
        if self.algorithm == EDDSA:
            raw = public.public_bytes(Encoding.Raw, PublicFormat.Raw)
            return cbor2.dumps({1: 1, 3: EDDSA, -1: 6, -2: raw})
        numbers = public.public_numbers()
        if self.algorithm == RS256:
            modulus, exponent = numbers.n.to_bytes(256, "big"), numbers.e.to_bytes(3, "big")
            return cbor2.dumps({1: 3, 3: RS256, -1: modulus, -2: exponent})
        return cbor2.dumps(
            {1: 2, 3: ES256, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")}
        )

    def sign(self, what: bytes) -> bytes:
        if self.algorithm == EDDSA:
            return self.private.sign(what)
        if self.algorithm == RS256:
            return self.private.sign(what, padding.PKCS1v15(), SHA256())
        return self.private.sign(what, ec.ECDSA(SHA256()))


MAKERS = {
    ES256: lambda: ec.generate_private_key(ec.SECP256R1()),
    EDDSA: ed25519.Ed25519PrivateKey.generate,
    RS256: lambda: rsa.generate_private_key(65537, 2048),
}


@dataclass
class Authenticator:
    """A device. counts: whether it tells how often a passkey was used, as a security key does."""

    origin: str = ORIGIN
    flags: int = PRESENT | VERIFIED
    algorithm: int = ES256
    counts: bool = True
    id_bytes: int = 32
    keys: dict[bytes, Key] = field(default_factory=dict)

    def make(self, options: dict[str, Any]) -> dict[str, Any]:
        """Answer `navigator.credentials.create`."""
        assert self.algorithm in [each["alg"] for each in options["pubKeyCredParams"]]
        key = Key(
            secrets.token_bytes(self.id_bytes), unb64(options["user"]["id"]), MAKERS[self.algorithm](), self.algorithm
        )
        self.keys[key.id] = key
        attested = bytes(16) + len(key.id).to_bytes(2, "big") + key.id + key.cose()
        authenticated = self._authenticated(options["rp"]["id"], key, ATTESTED) + attested
        attestation = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": authenticated})
        client = self._client("webauthn.create", options["challenge"])
        return self._answer(key, clientDataJSON=client, attestationObject=attestation, transports=["internal"])

    def use(self, options: dict[str, Any], key: Key | None = None) -> dict[str, Any]:
        """Answer `navigator.credentials.get`, with the newest passkey unless told."""
        key = key or list(self.keys.values())[-1]
        key.uses += self.counts
        authenticated = self._authenticated(options["rpId"], key)
        client = self._client("webauthn.get", options["challenge"])
        signature = key.sign(authenticated + hashlib.sha256(client).digest())
        return self._answer(
            key, clientDataJSON=client, authenticatorData=authenticated, signature=signature, userHandle=key.holder
        )

    def _authenticated(self, site: str, key: Key, more: int = 0) -> bytes:
        return hashlib.sha256(site.encode()).digest() + bytes([self.flags | more]) + key.uses.to_bytes(4, "big")

    def _client(self, kind: str, challenge: str) -> bytes:
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}).encode()

    def _answer(self, key: Key, **response: Any) -> dict[str, Any]:
        written = {name: b64(value) if isinstance(value, bytes) else value for name, value in response.items()}
        return {
            "id": b64(key.id),
            "rawId": b64(key.id),
            "type": "public-key",
            "authenticatorAttachment": "platform",
            "clientExtensionResults": {},
            "response": written,
        }
