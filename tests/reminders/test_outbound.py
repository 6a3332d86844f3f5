"""The way out: only to the checked address, in time, and little of the answer."""

import ssl
from dataclasses import replace

import pytest
import trustme

from tests.reminders.fakes import (
    HOST,
    PUBLIC,
    PushService,
    answering,
    authority,
    certified,
    dripping,
    drop,
    hang,
    hang_before_tls,
    saying,
)
from welnu.reminders import outbound
from welnu.reminders.guard import Unsafe
from welnu.reminders.outbound import MOST_BYTES, Answer, Unanswered

ENDPOINT = f"https://{HOST}/wp/abc?x=%2b"
SHORT = 0.5  # seconds in all, for those who would take longer


@pytest.fixture
def service():
    with PushService() as service:
        yield service


def post(way, endpoint=ENDPOINT):
    return outbound.post(endpoint, {"TTL": "60"}, b"sealed", way)


def test_a_message_is_posted_as_it_is(service):
    found = post(service.way())

    (request,) = service.received
    assert found == Answer(201, None)
    assert (request.path, request.body) == ("/wp/abc?x=%2b", b"sealed")
    assert request.headers == {
        "host": HOST, "accept-encoding": "identity", "content-length": "6", "ttl": "60", "connection": "close",
    }  # fmt: skip


def test_it_takes_three_seconds_to_connect_and_eight_in_all_unless_told(service):
    assert (service.way().connect_seconds, service.way().total_seconds) == (3, 8)


def test_the_connection_goes_to_the_address_that_was_checked(service):
    asked = []
    way = service.way()

    def connect(address, seconds):
        asked.append((address, seconds <= 3))
        return service.connect(address, seconds)

    post(replace(way, connect=connect))

    assert asked == [((PUBLIC, 443), True)]


def test_a_resolver_that_changes_its_mind_is_asked_once_only(service):
    answers = iter([[PUBLIC], ["127.0.0.1"]])
    reached = []

    def connect(address, seconds):
        reached.append(address[0])
        return service.connect(address, seconds)

    way = replace(service.way(), resolve=lambda _host: next(answers), connect=connect)

    post(way)
    with pytest.raises(Unanswered, match="unsafe"):
        post(way)

    assert reached == [PUBLIC]


@pytest.mark.parametrize(
    "addresses", [["127.0.0.1"], [PUBLIC, "10.0.0.1"], ["::1", PUBLIC], ["64:ff9b::7f00:1"], ["::ffff:127.0.0.1"]]
)
def test_nothing_connects_when_any_address_is_not_public(service, addresses):
    with pytest.raises(Unanswered, match="unsafe"):
        post(service.way(*addresses))

    assert service.connections == 0


def test_the_resolver_of_this_machine_leads_nowhere_that_is_not_public(service):
    way = replace(service.way(), allowed=("localhost.localdomain", "*.localhost"), resolve=outbound.addresses)

    with pytest.raises(Unanswered, match=r"unsafe|unreachable"):
        post(way, "https://push.localhost/wp/abc")

    assert service.connections == 0


def test_an_endpoint_that_is_not_allowed_is_not_even_resolved(service):
    asked = []

    with pytest.raises(Unsafe):
        post(replace(service.way(), resolve=asked.append), "https://evil.example/wp/abc")

    assert asked == []


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(service, status):
    with PushService(certified("localhost")) as trap:
        service.moves.append(answering(status, Location=f"https://localhost:{trap.port}/inside"))

        assert post(service.way()).status == status
        assert (service.connections, trap.connections) == (1, 0)


def test_a_proxy_in_the_environment_is_not_used(service, monkeypatch):
    with PushService() as proxy:
        for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "HTTP_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")

        assert post(service.way()).status == 201
        assert proxy.connections == 0


def test_an_address_that_does_not_answer_gives_way_to_one_of_the_other_family(service):
    tried = []

    def connect(address, seconds):
        tried.append(address[0])
        if ":" in address[0]:
            raise OSError("no route")
        return service.connect(address, seconds)

    addresses = ["2a00:1450:400e::200a", "2a00:1450:400e::200b", PUBLIC]

    assert post(replace(service.way(*addresses), connect=connect)).status == 201
    assert tried == ["2a00:1450:400e::200a", PUBLIC]


SLOWLY = dripping(b"HTTP/1.1 201 Created\r\n" + b"X: y\r\n" * 100, 0.1)
SLOW_BODY = dripping(b"HTTP/1.1 201 Created\r\nContent-Length: 9999\r\n\r\n" + b"x" * 9999, 0.001)


@pytest.mark.parametrize("move", [hang, hang_before_tls, SLOWLY])
def test_who_answers_too_slowly_is_not_waited_for(service, move):
    service.moves.append(move)

    with pytest.raises(Unanswered, match="timeout"):
        post(service.way(total_seconds=SHORT))


def test_a_host_that_does_not_resolve_in_time_is_not_waited_for(service):
    def resolve(_host):
        service.ended.wait()
        return []

    with pytest.raises(Unanswered, match="timeout"):
        post(replace(service.way(connect_seconds=0.1), resolve=resolve))


def test_a_host_that_does_not_exist_is_unreachable(service):
    def resolve(_host):
        raise OSError("Name or service not known")

    with pytest.raises(Unanswered, match="unreachable"):
        post(replace(service.way(), resolve=resolve))


def test_of_an_answer_only_the_head_is_read(service):
    service.moves += [SLOW_BODY, saying(b"HTTP/1.1 201 Created\r\nContent-Length: 9\r\n\r\n" + b"x" * 2_000_000)]

    assert [post(service.way()).status, post(service.way()).status] == [201, 201]


def test_of_a_head_without_end_four_kilobytes_are_read(service):
    sent = []

    def flood(connection, service):
        connection.sendall(b"HTTP/1.1 201 Created\r\n")
        while not service.ended.is_set():
            connection.sendall(b"X-Flood: " + b"x" * 1000 + b"\r\n")
            sent.append(1000)

    service.moves += [flood, saying(b"x" * (MOST_BYTES + 1)), saying(b"HTTP/1.1 100 Continue\r\n\r\n" * 1000)]

    assert post(service.way()).status == 201
    for _ in range(2):
        with pytest.raises(Unanswered, match="unreachable"):
            post(service.way())


@pytest.mark.parametrize("move", [drop, saying(b"SSH-2.0-OpenSSH_9.2\r\n"), saying(b"HTTP/1.1 two hundred\r\n\r\n")])
def test_what_is_no_answer_is_unreachable(service, move):
    service.moves.append(move)

    with pytest.raises(Unanswered, match="unreachable"):
        post(service.way())


def test_each_host_shows_its_own_certificate_and_is_told_which():
    asked = []
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority().issue_cert("a.push.example").configure_cert(tls)
    tls.sni_callback = lambda _socket, host, _context: asked.append(host)

    with PushService(tls) as service:
        assert post(service.way(), "https://a.push.example/wp/abc").status == 201

    assert asked == ["a.push.example"]


def test_a_certificate_for_another_host_is_refused():
    with PushService(certified("push.example")) as service, pytest.raises(Unanswered, match="certificate"):
        post(service.way())

    assert service.received == []


def test_a_certificate_by_an_unknown_authority_is_refused():
    with PushService(certified(HOST, by=trustme.CA())) as service, pytest.raises(Unanswered, match="certificate"):
        post(service.way())

    assert service.received == []


def test_old_protocols_are_refused():
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority().issue_cert(HOST).configure_cert(tls)
    with pytest.warns(DeprecationWarning, match="TLSv1_1"):
        tls.minimum_version = tls.maximum_version = ssl.TLSVersion.TLSv1_1

    with PushService(tls) as service, pytest.raises(Unanswered, match="unreachable"):
        post(service.way())


def test_retry_after_is_handed_on(service):
    service.moves.append(answering(429, Retry_After="120"))

    assert post(service.way()) == Answer(429, "120")
