"""Who may call what: every route x {nobody, Alice, Bob} x an object of Alice's; practitioners: test_principals.py."""

from uuid import uuid4

import pytest
from flask import Flask

from tests.accounts.passkeys.authenticator import Authenticator
from tests.accounts.passkeys.test_passkeys import add
from tests.opening import WISH, add_grant
from tests.practising import new_practitioner
from tests.reminders.engine import SUBSCRIPTION
from welnu import policy
from welnu.policy import Anyone, Person, Undeclared, allow

CHECKIN = {
    "completed_at": "2026-03-01T09:00:00Z",
    "time_zone": "Europe/Amsterdam",
    "administrations": [{"instrument": "daily", "version": 1, "responses": {"mood": 7}}],
    "note": "van Alice",
}
UPTAKE = {
    "intervention": "grip-op-je-dip",
    "status": "trying",
    "started_on": "2026-03-01",
    "changed_at": "2026-03-01T09:00:00Z",
    "note": "van Alice",
}
REMINDER = {
    "kind": "daily",
    "schedule": {"at": ["20:30"], "starts_on": "2026-03-01", "time_zone": "Europe/Amsterdam"},
    "channels": ["push"],
    "changed_at": "2026-03-01T09:00:00Z",
}
BODIES = {  # a body that the endpoint accepts, so that it is not refused for its form before its policy shows
    "checkins.put_checkin": CHECKIN,
    "uptakes.put_uptake": UPTAKE,
    "accounts.patch_me": {"language": "en"},
    "accounts.post_own_consent": {"version": "2026-11-22"},
    "reminders.put_reminder": REMINDER,
    "reminders.put_subscription": SUBSCRIPTION,
    "reminders.post_trial": {"channel": "push"},
    "reminders.post_opened": {"topic": "none"},
    "reminders.post_later": {"topic": "none"},
    "reminders.post_done": {"topic": "none"},
    "practitioners.post_second": {"code": "000000"},
    "sharing.post_invitation": {"by": "code"},
    "sharing.post_preview": WISH,
    "sharing.post_grant": WISH | {"invitation": str(uuid4())},
    "sharing.post_taken": {"code": "0000-0000-00"},
}
NOT_ASKED = {"HEAD", "OPTIONS"}
LOGS_OUT = {  # told apart by their own tests: they end Bob
    "accounts.delete_me",
    "accounts.delete_current_session",
    "practitioners.delete_current_session",
}


def routes(app):
    for rule in app.url_map.iter_rules():
        for method in sorted(rule.methods - NOT_ASKED):
            yield rule, method


def objects_of(alice):
    """Return, for every argument that a route can have, an object of Alice's and one that does not exist."""
    checkin = str(uuid4())
    alice.put(f"/api/checkins/{checkin}", json=CHECKIN)
    uptake = str(uuid4())
    alice.put(f"/api/interventions/uptakes/{uptake}", json=UPTAKE)
    reminder = str(uuid4())
    alice.put(f"/api/reminders/{reminder}", json=REMINDER)
    alice.put(f"/api/reminders/subscriptions/{reminder}", json=SUBSCRIPTION)
    feed = alice.post("/api/reminders/feed").json["url"].rpartition("/")[2].removesuffix(".ics")
    passkey = add(alice, Authenticator()).json["id"]
    grant = add_grant(alice, new_practitioner(alice.application))
    invitation = alice.post("/api/sharing/invitations", json={"by": "link"}).json["id"]
    session = alice.get("/api/accounts/sessions").json["sessions"][0]["id"]
    other = session[:-4] + ("0000" if session[-4:] != "0000" else "1111")
    return {
        "checkins": ({"id": checkin}, {"id": str(uuid4())}),
        "uptakes": ({"id": uptake}, {"id": str(uuid4())}),
        "accounts": ({"id": session, "session_id": session}, {"id": other, "session_id": other}),
        "trends": ({"instrument": "daily", "instrument_id": "daily"}, {"instrument": "none", "instrument_id": "none"}),
        "reminders": ({"id": reminder}, {"id": str(uuid4())}),
        "feeds": ({"token": feed}, {"token": feed[::-1]}),
        "operating": ({}, {}),
        "reports": ({}, {}),
        "page": ({"path": "trends"}, {"path": "nowhere"}),
        "instruments": ({}, {}),
        "interventions": ({}, {}),
        "passkeys": ({"id": passkey}, {"id": str(uuid4())}),
        "practitioners": ({"id": str(uuid4())}, {"id": str(uuid4())}),
        "sharing": ({"grant": grant, "invitation": invitation}, {"grant": str(uuid4()), "invitation": str(uuid4())}),
    }


def record_of(person):
    """Return all that a person has here, but for the moment at which they asked."""
    return {name: rows for name, rows in person.get("/api/accounts/me/export").json.items() if name != "exported_at"}


def ask(client, rule, method, arguments):
    chosen = {name: arguments[name] for name in rule.arguments}
    with client.application.test_request_context():
        path = client.application.url_map.bind("").build(rule.endpoint, chosen, method=method)
    return client.open(path, method=method, json=BODIES.get(rule.endpoint))


def without(reply, arguments):
    """Return the status and bytes of an answer, with the id that was asked for and moments blanked."""
    text = reply.text
    for value in arguments.values():
        text = text.replace(value, "<asked>")
    if reply.data and reply.is_json and isinstance(reply.json, dict) and "received_at" in reply.json:
        text = text.replace(reply.json["received_at"], "<moment>")
    return reply.status_code, text


def test_whoever_is_not_logged_in_gets_401_from_everything_of_someone(app, alice, nobody):
    theirs = objects_of(alice)

    for rule, method in routes(app):
        reply = ask(nobody, rule, method, theirs[rule.endpoint.split(".")[0]][0])
        closed = policy.allowed(app.view_functions[rule.endpoint]) is not Anyone
        if closed:
            assert (reply.status_code, reply.json["error"]) == (401, "login.required"), rule
        else:
            assert not (reply.status_code == 401 and reply.json["error"] == "login.required"), rule


def test_what_is_alices_and_what_does_not_exist_answer_bob_alike(app, alice, bob):
    theirs = objects_of(alice)
    before = record_of(alice)

    for rule, method in routes(app):
        if rule.endpoint in LOGS_OUT or rule.endpoint == "page" or not rule.arguments:
            continue
        if rule.endpoint == "feeds.get_feed":
            continue  # its address is the secret: whoever has it may see it
        hers, none = theirs[rule.endpoint.split(".")[0]]
        if rule.endpoint.startswith("trends"):
            hers = none  # named by instrument: there is no object of Alice's to ask for
        foreign, missing = ask(bob, rule, method, hers), ask(bob, rule, method, none)
        assert without(foreign, hers) == without(missing, none), rule
        assert "van Alice" not in foreign.text or method == "PUT", rule  # told back to Bob, who sent it

    assert record_of(alice) == before


def test_nothing_that_bob_may_call_shows_what_alice_wrote(app, alice, bob):
    theirs = objects_of(alice)

    for rule, method in routes(app):
        if method == "GET" and rule.endpoint != "page":
            assert "van Alice" not in ask(bob, rule, method, theirs[rule.endpoint.split(".")[0]][0]).text, rule


def test_every_endpoint_of_a_person_answers_alice(app, alice):
    theirs = objects_of(alice)

    for rule, method in routes(app):
        if method == "GET" and policy.allowed(app.view_functions[rule.endpoint]) is Person:
            reply = ask(alice, rule, method, theirs[rule.endpoint.split(".")[0]][0])
            assert reply.status_code == 200, (rule, reply.text)


def test_an_app_with_an_endpoint_that_declares_nothing_does_not_start():
    app = Flask("careless", static_folder=None)
    app.add_url_rule("/open", "open", allow(Anyone)(lambda: "fine"))
    policy.enforce(app)

    app.add_url_rule("/forgotten", "forgotten", lambda: "everything")

    with pytest.raises(Undeclared, match="forgotten"):
        policy.enforce(app)
