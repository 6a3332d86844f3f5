"""push messages, sealed and sent over TLS: with one of five push services dead, against with all alive"""

import socket
import time
from collections.abc import Collection
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.benchmarks.show import show
from tests.reminders.fakes import Browser, PushService, answer, certified, hang, trusting
from welnu.config import load
from welnu.reminders import push, vapid
from welnu.reminders.lanes import Lanes
from welnu.reminders.outbound import WayOut
from welnu.reminders.outcome import Letter

HOSTS = [f"{number}.push.example" for number in range(5)]
EACH = 100  # messages to a host
NETWORK_SECONDS = 0.1  # until a push service answers
NOW = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)


def measure(folder: Path) -> None:
    sign = vapid.signer(load({"WELNU_HOME": str(folder / "pushes")}))
    letter, to = Letter("topic", NOW + timedelta(hours=1), "nl"), Browser().subscription()
    times = 20
    begun = time.perf_counter()
    for _ in range(times):
        push.encrypted(push.payload(letter), to)
    print(f"  sealing one message: {(time.perf_counter() - begun) / times * 1000:.1f} ms")
    pairs = [[_seconds(HOSTS[1:], dead, sign, letter, to) for dead in ((), HOSTS[:1])] for _ in range(5)]
    alive, beside = (min(seconds) for seconds in zip(*pairs, strict=True))
    show("one dead, s for the others", beside, "none dead, s", alive, at_most=1.1)
    print(
        f"  {len(HOSTS[1:]) * EACH / alive:,.0f} messages a second to {len(HOSTS) - 1} hosts that answer within 100 ms"
    )


def _seconds(alive: Collection[str], dead: Collection[str], sign: vapid.Signer, letter: Letter, to: object) -> float:
    """Return how long it takes until every message to `alive` was sent, in turns with as many to each of `dead`."""
    with ExitStack() as stack:
        services = {host: stack.enter_context(PushService(certified(host))) for host in (*alive, *dead)}
        for host, service in services.items():
            service.moves += [hang if host in dead else _soon] * EACH
        ports = {f"142.250.180.{index}": service.port for index, service in enumerate(services.values())}
        addresses = dict(zip(services, ports, strict=True))

        def connect(address: tuple[str, int], seconds: float) -> socket.socket:
            return socket.create_connection(("127.0.0.1", ports[address[0]]), seconds)

        way = WayOut(("*.push.example",), trusting(), lambda host: [addresses[host]], connect)
        lanes: Lanes[str] = Lanes()
        begun = time.perf_counter()
        for _ in range(EACH):
            for host in (*dead, *alive):
                here = replace(to, endpoint=f"https://{host}/wp/abc")
                lanes.put(host, host, lambda here=here: push.send(letter, here, NOW, way, sign))
        left = EACH * len(alive)
        while left:
            left -= sum(host in alive for host, _ in lanes.finished(1))
            lanes.marked()
        return time.perf_counter() - begun


def _soon(connection: socket.socket, service: PushService) -> None:
    service.ended.wait(NETWORK_SECONDS)
    connection.sendall(answer(201))
