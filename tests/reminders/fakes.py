"""A push service and a mail server of our own: real sockets on this machine, that answer as they are told.

A move is how one request is answered; without one left, all goes well. They are reached through the arguments that
the product has for it (`WayOut`, `smtp_url`): nothing in the product can be switched off.
"""

import json
import re
import socket
import socketserver
import ssl
import threading
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections import deque
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from functools import cache

import trustme
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tests.canaries import WATCH
from welnu.reminders.outbound import WayOut, trust
from welnu.reminders.push import Subscription

HOST = "fcm.googleapis.com"
PUBLIC = "142.250.180.10"  # an address that the guard takes; nothing is ever sent there


def base64url(octets: bytes) -> str:
    return urlsafe_b64encode(octets).rstrip(b"=").decode()


def octets(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def point(key: ec.EllipticCurvePublicKey) -> bytes:
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


@dataclass
class Browser:
    """What subscribed: it alone can read what is sent to it. After RFC 8291, without the library that encrypts."""

    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    secret: bytes = bytes(range(16))

    def subscription(self, host: str = HOST) -> Subscription:
        return Subscription(f"https://{host}/wp/abc", base64url(point(self.key.public_key())), base64url(self.secret))

    def read(self, body: bytes) -> bytes:
        salt, length = body[:16], body[20]
        sender, record = body[21 : 21 + length], body[21 + length :]
        shared = self.key.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), sender))
        info = b"WebPush: info\0" + point(self.key.public_key()) + sender
        secret = derived(shared, self.secret, info, 32)
        key = derived(secret, salt, b"Content-Encoding: aes128gcm\0", 16)
        nonce = derived(secret, salt, b"Content-Encoding: nonce\0", 12)
        text = AESGCM(key).decrypt(nonce, record, None).rstrip(b"\0")
        assert text.endswith(b"\2"), "the last record ends with 2 (RFC 8188, section 2)"
        WATCH.sees("a push message", text.decode(errors="replace"))
        return text[:-1]


def derived(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=length, salt=salt, info=info).derive(secret)


def claims_of(authorization: str, key: str) -> dict:
    """Return what a VAPID header claims, after checking its signature by our public key (RFC 8292)."""
    token, shown = re.fullmatch(r"vapid t=([^,]+),\s*k=(.+)", authorization).groups()
    assert shown == key
    signed, _, signature = token.rpartition(".")
    r, s = octets(signature)[:32], octets(signature)[32:]
    public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), octets(key))
    public.verify(
        encode_dss_signature(int.from_bytes(r), int.from_bytes(s)), signed.encode(), ec.ECDSA(hashes.SHA256())
    )
    return json.loads(octets(signed.split(".")[1]))


@cache
def authority() -> trustme.CA:
    return trustme.CA()


@cache
def trusting() -> ssl.SSLContext:
    """Return what the product checks certificates with, which trusts our authority too."""
    context = trust()
    authority().configure_trust(context)
    return context


@cache
def certified(*hosts: str, by: trustme.CA | None = None) -> ssl.SSLContext:
    """Return the certificate of a server that may claim to be `hosts`."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    (by or authority()).issue_cert(*hosts).configure_cert(context)
    return context


class Listener(socketserver.ThreadingTCPServer):
    """Listens on a port of this machine until the end of the `with`; whoever hangs is let go then."""

    daemon_threads = True

    def __init__(self, handler: type[socketserver.BaseRequestHandler]) -> None:
        super().__init__(("127.0.0.1", 0), handler)
        self.port = self.server_address[1]
        self.ended = threading.Event()
        self.connections = 0

    def process_request(self, request, client_address) -> None:
        self.connections += 1
        super().process_request(request, client_address)

    def handle_error(self, request, client_address) -> None:
        """Say nothing: that a client went away is what is tested."""

    def __enter__(self):
        threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *details) -> None:
        self.ended.set()
        self.shutdown()
        super().__exit__(*details)


@dataclass(frozen=True)
class Request:
    path: str
    headers: dict[str, str]
    body: bytes


class PushHandler(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        service = self.server
        if service.moves and service.moves[0] is hang_before_tls:
            service.moves.popleft()
            service.ended.wait()
            return
        with service.tls.wrap_socket(self.request, server_side=True) as connection:
            service.received.append(read_request(connection))
            move = service.moves.popleft() if service.moves else 201
            move(connection, service) if callable(move) else connection.sendall(answer(move))


def read_request(connection) -> Request:
    with connection.makefile("rb") as stream:
        path = stream.readline().decode().split()[1]
        lines = iter(lambda: stream.readline().decode().strip(), "")
        headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
        WATCH.sees("what a push service is told", str(headers))
        return Request(path, headers, stream.read(int(headers["content-length"])))


def answer(status: int, **headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status} x", *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items())]
    return "\r\n".join([*lines, "Content-Length: 0", "", ""]).encode()


def answering(status: int, **headers: str):
    """Return the move of this answer."""
    return lambda connection, _service: connection.sendall(answer(status, **headers))


def saying(text: bytes):
    """Return the move of saying just this."""
    return lambda connection, _service: connection.sendall(text)


def dripping(text: bytes, seconds: float):
    """Return the move of a byte at a time, with so long between them."""

    def move(connection, service) -> None:
        for octet in text:
            connection.sendall(bytes([octet]))
            if service.ended.wait(seconds):
                return

    return move


def hang(_connection, service) -> None:
    service.ended.wait()


def hang_before_tls(_connection, _service) -> None:
    """Take the connection, and say nothing."""


def drop(connection, _service) -> None:
    connection.shutdown(socket.SHUT_RDWR)


class PushService(Listener):
    """A push service with a certificate for the hosts it claims to be."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        super().__init__(PushHandler)
        self.received: list[Request] = []
        self.moves: deque = deque()
        self.tls = tls or certified(HOST)

    def way(self, *addresses: str, **changes: float) -> WayOut:
        """Return a way out on which every host resolves to `addresses`, and every connection ends here."""
        found = list(addresses or (PUBLIC,))
        return WayOut((HOST, "*.push.example"), trusting(), lambda _host: found, self.connect, **changes)

    def connect(self, _address: tuple[str, int], seconds: float) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), seconds)


class MailHandler(socketserver.StreamRequestHandler):
    """Just enough of SMTP (RFC 5321)."""

    def setup(self) -> None:
        if self.server.tls is not None:
            self.request = self.server.tls.wrap_socket(self.request, server_side=True)
        super().setup()

    def finish(self) -> None:
        try:
            super().finish()
        finally:
            self.request.close()

    def handle(self) -> None:
        self.say("HELLO", "220 here")
        for line in self.rfile:
            verb = line.decode().split()[0].upper()
            if self.say(verb, {"DATA": "354 go on", "QUIT": "221 bye"}.get(verb, "250 ok")).startswith("354"):
                self.server.mails.append(b"".join(iter(self.rfile.readline, b".\r\n")))
                WATCH.mailed(message_from_bytes(self.server.mails[-1], policy=policy.default))
                self.say("END", "250 taken")
            if verb == "QUIT":
                return

    def say(self, verb: str, otherwise: str) -> str:
        moves = self.server.moves.get(verb)
        move = moves.popleft() if moves else otherwise
        if callable(move):
            move(self.request, self.server)
            return ""
        self.wfile.write(f"{move}\r\n".encode())
        return move


class MailServer(Listener):
    """A mail server. `moves` has, for each verb (and HELLO at the start, END after a mail), what to answer in turn."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        super().__init__(MailHandler)
        self.tls, self.mails = tls, []
        self.moves: dict[str, deque] = {}

    def will(self, **moves) -> None:
        """Answer the verbs named so, once each."""
        for verb, move in moves.items():
            self.moves.setdefault(verb, deque()).append(move)

    @property
    def url(self) -> str:
        return f"smtp{'s' if self.tls else ''}://127.0.0.1:{self.port}"
