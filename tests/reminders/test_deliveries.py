"""What a person sees of what was sent, and how they answer, over HTTP."""

from uuid import uuid4

import pytest

from tests.reminders.engine import SUBSCRIPTION, Wisher
from welnu import clock
from welnu.reminders.models import PushSubscription


@pytest.fixture
def told(alice, engine):
    """Alice was sent one; its topic."""
    alice.put(f"/api/reminders/subscriptions/{uuid4()}", json=SUBSCRIPTION)
    topic = alice.post("/api/reminders/trial", json={"channel": "push"}).json["topic"]
    engine.deliver(clock.now())
    return topic


def the_one(client):
    (found,) = client.get("/api/reminders/deliveries").json["deliveries"]
    return found


def test_send_me_one_now_comes_now(alice, engine, told):
    assert [each.topic for each in engine.sent] == [told]
    found = the_one(alice)
    assert (found["kind"], found["channel"], found["state"], found["topic"]) == ("trial", "push", "sent", told)
    assert found["sent_at"]
    assert found["reason"] is None


def test_without_an_address_it_says_why_it_did_not_come(alice, engine):
    alice.post("/api/reminders/trial", json={"channel": "email"})
    engine.deliver(clock.now())

    assert (the_one(alice)["state"], the_one(alice)["reason"]) == ("failed", "no_channel")


def test_trials_are_limited(alice):
    replies = [alice.post("/api/reminders/trial", json={"channel": "push"}).status_code for _ in range(7)]

    assert replies == [202] * 6 + [429]


def test_opening_is_noted_once(alice, told):
    assert alice.post("/api/reminders/deliveries/opened", json={"topic": told}).status_code == 204
    first = the_one(alice)["opened_at"]
    alice.post("/api/reminders/deliveries/opened", json={"topic": told})

    assert first
    assert the_one(alice)["opened_at"] == first


def test_later_is_noted_with_the_moment(alice, told):
    alice.post("/api/reminders/deliveries/later", json={"topic": told, "minutes": 45})

    assert the_one(alice)["state"] == "due"
    assert the_one(alice)["reason"] == "snoozed"
    assert the_one(alice)["snoozed_until"] > the_one(alice)["due_at"]


def test_done_ends_it(alice, told):
    alice.post("/api/reminders/deliveries/later", json={"topic": told})
    alice.post("/api/reminders/deliveries/done", json={"topic": told})

    assert (the_one(alice)["state"], the_one(alice)["reason"]) == ("cancelled", "already_done")


@pytest.mark.parametrize("answer", ["opened", "later", "done"])
def test_an_answer_to_something_else_changes_nothing(alice, bob, told, answer):
    before = the_one(alice)

    assert bob.post(f"/api/reminders/deliveries/{answer}", json={"topic": told}).status_code == 204
    assert alice.post(f"/api/reminders/deliveries/{answer}", json={"topic": "unknown"}).status_code == 204

    assert the_one(alice) == before


@pytest.mark.parametrize("body", [{}, {"topic": ""}, {"topic": "a b"}, {"topic": "x" * 33}, {"topic": 7}])
def test_a_topic_that_cannot_be_is_refused(alice, body):
    assert alice.post("/api/reminders/deliveries/opened", json=body).status_code == 422


@pytest.mark.parametrize("minutes", [0, 4, 721, "30", 5.5])
def test_how_much_later_has_bounds(alice, minutes):
    reply = alice.post("/api/reminders/deliveries/later", json={"topic": "some", "minutes": minutes})

    assert "minutes" in reply.json["fields"]


def test_a_browser_is_kept_once_and_told_no_more_when_it_says_so(alice, engine):
    one, two = uuid4(), uuid4()
    for id in (one, one, two):
        assert alice.put(f"/api/reminders/subscriptions/{id}", json=SUBSCRIPTION).status_code == 204
    (kept,) = alice.get("/api/reminders").json["subscriptions"]
    assert kept["id"] == str(two)

    assert alice.delete(f"/api/reminders/subscriptions/{two}").status_code == 204
    alice.post("/api/reminders/trial", json={"channel": "push"})
    engine.deliver(clock.now())

    assert engine.tried == []


def test_the_eleventh_browser_takes_the_place_of_the_first(alice):
    for number in range(11):
        body = SUBSCRIPTION | {"endpoint": f"https://fcm.googleapis.com/fcm/send/{number}"}
        alice.put(f"/api/reminders/subscriptions/{uuid4()}", json=body)

    assert len(alice.get("/api/reminders").json["subscriptions"]) == 10


def test_an_endpoint_is_kept_as_we_write_it(app, alice):
    body = SUBSCRIPTION | {"endpoint": "https://FCM.googleapis.com:443/fcm/send/A"}
    alice.put(f"/api/reminders/subscriptions/{uuid4()}", json=body)

    kept = Wisher(app, alice).stored(PushSubscription, "endpoint")

    assert kept == ["https://fcm.googleapis.com/fcm/send/A"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"endpoint": "http://fcm.googleapis.com/fcm/send/a"}, "endpoint"),
        ({"endpoint": "https://localhost/a"}, "endpoint"),
        ({"endpoint": "https://fcm.googleapis.com:8443/a"}, "endpoint"),
        ({"endpoint": "https://evil.example/fcm.googleapis.com"}, "endpoint"),
        ({"endpoint": "x" * 1001}, "endpoint"),
        ({"keys": {"p256dh": "AAAA", "auth": SUBSCRIPTION["keys"]["auth"]}}, "keys.p256dh"),
        ({"keys": {"p256dh": SUBSCRIPTION["keys"]["p256dh"], "auth": "AAAA"}}, "keys.auth"),
        ({"keys": {"p256dh": SUBSCRIPTION["keys"]["p256dh"]}}, "keys.auth"),
    ],
)
def test_a_subscription_that_cannot_be_used_is_named(alice, changes, field):
    reply = alice.put(f"/api/reminders/subscriptions/{uuid4()}", json=SUBSCRIPTION | changes)

    assert reply.status_code == 422
    assert field in reply.json["fields"]


def test_the_key_to_subscribe_with_is_public(nobody):
    assert len(nobody.get("/api/reminders/push-key").json["key"]) == 87
