"""Our own small way out over HTTPS: to a checked address, within a time and a size, and nowhere else.

Only status and Retry-After of an answer matter, so no more of it is read. Redirects are not followed, proxies
from the environment are not used, and a connection serves one request.
"""

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Any, Final

from welnu.config import Config
from welnu.reminders import guard

MOST_BYTES: Final = 4_096  # of an answer, headers included

Resolve = Callable[[str], list[str]]
Connect = Callable[[tuple[str, int], float], socket.socket]


class Unanswered(Exception):
    """There is no answer: `timeout`, `unreachable`, `certificate`, or `unsafe` (the host leads to a closed address)."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Answer:
    """What we read of an answer."""

    status: int
    retry_after: str | None


class _Bounded(ssl.SSLSocket):
    """A TLS socket that gives no more than so many bytes, and not after its deadline, however slowly they come."""

    deadline: float
    left: int = MOST_BYTES

    def recv_into(self, buffer: Any, nbytes: int | None = None, flags: int = 0) -> int:
        self.settimeout(_until(self.deadline))
        wanted = min(nbytes or memoryview(buffer).nbytes, self.left)
        count = super().recv_into(buffer, wanted, flags) if wanted else 0
        self.left -= count
        return count

    def send(self, data: Any, flags: int = 0) -> int:
        self.settimeout(_until(self.deadline))
        return super().send(data, flags)


def addresses(host: str) -> list[str]:
    """Return every address of `host`, as the system resolves it."""
    found = socket.getaddrinfo(host, 443, type=socket.SOCK_STREAM)
    return [str(address[0]) for *_, address in found]


def trust() -> ssl.SSLContext:
    """Return what checks certificates, against the authorities that the system trusts."""
    context = ssl.create_default_context()
    context.sslsocket_class = _Bounded
    return context


@dataclass(frozen=True)
class WayOut:
    """What one may reach, and how. Made once; shared by threads."""

    allowed: tuple[str, ...]
    trust: ssl.SSLContext
    resolve: Resolve = addresses
    connect: Connect = socket.create_connection
    connect_seconds: float = 3
    total_seconds: float = 8


def way_out(config: Config) -> WayOut:
    """Return the way out of this machine."""
    return WayOut(config.push_hosts, trust())


def post(endpoint: str, headers: Mapping[str, str], body: bytes, way: WayOut) -> Answer:
    """Send `body` to `endpoint`.

    Raises guard.Unsafe when that is no place to go, and Unanswered when no answer comes.
    """
    target, deadline = guard.target(endpoint, way.allowed), time.monotonic() + way.total_seconds
    try:
        with closing(_Connection(target.host, way, deadline)) as connection:
            connection.request("POST", target.path, body, dict(headers) | {"Connection": "close"})
            answer = connection.getresponse()
            return Answer(answer.status, answer.getheader("Retry-After"))
    except TimeoutError as error:
        raise Unanswered("timeout") from error
    except ssl.SSLCertVerificationError as error:
        raise Unanswered("certificate") from error
    except guard.Unsafe as error:
        raise Unanswered("unsafe") from error
    except (OSError, http.client.HTTPException) as error:
        raise Unanswered("unreachable") from error


class _Connection(http.client.HTTPConnection):
    """HTTP over a connection that we make ourselves."""

    default_port = 443

    def __init__(self, host: str, way: WayOut, deadline: float) -> None:
        super().__init__(host)
        self.way, self.deadline = way, deadline

    def connect(self) -> None:
        raw = _connected(_checked(self.host, self.way, self.deadline), self.way, self.deadline)
        try:
            raw.settimeout(_until(self.deadline))
            bounded = self.way.trust.wrap_socket(raw, server_hostname=self.host)
        except BaseException:
            raw.close()
            raise
        assert isinstance(bounded, _Bounded)
        bounded.deadline = self.deadline
        self.sock = bounded


def _checked(host: str, way: WayOut, deadline: float) -> list[str]:
    """Return the addresses of `host`, asked for once. A thread waits for the system, whose resolver has no deadline."""
    answers: SimpleQueue[list[str] | OSError] = SimpleQueue()

    def ask() -> None:
        try:
            answers.put(way.resolve(host))
        except OSError as error:
            answers.put(error)

    threading.Thread(target=ask, daemon=True, name="resolve").start()
    try:
        found = answers.get(timeout=min(way.connect_seconds, _until(deadline)))
    except Empty:
        raise TimeoutError from None
    if isinstance(found, OSError):
        raise found
    guard.check(found)
    return found


def _connected(found: list[str], way: WayOut, deadline: float) -> socket.socket:
    """Return a connection to the first address of each family that answers."""
    failure = OSError("no address")
    firsts: dict[bool, str] = {}
    for address in found:
        firsts.setdefault(":" in address, address)
    for address in firsts.values():
        try:
            return way.connect((address, 443), min(way.connect_seconds, _until(deadline)))
        except OSError as error:
            failure = error
    raise failure


def _until(deadline: float) -> float:
    """Return the seconds left. Raises TimeoutError when there are none."""
    if (left := deadline - time.monotonic()) <= 0:
        raise TimeoutError
    return left
