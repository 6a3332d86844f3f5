"""Eleven principals x every route: each is let in where that is declared, and sees what is declared, nothing else."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from tests.canaries import CANARIES
from tests.opening import add_grant
from tests.planting import SAID, a_person, dana, mailbox  # noqa: F401
from tests.practising import new_practitioner
from tests.test_policy import BODIES, LOGS_OUT, ask, objects_of, record_of, routes
from welnu import clock, policy
from welnu.accounts.limits import limiter
from welnu.policy import Anyone, Person, Practitioner

TOKEN = "an-operator-who-reads-figures"
PERSONS = ("alice", "bob")
CLOSED = ("absent", "revoked", "expired", "future", "elsewhere")  # these have nothing open
PRACTITIONERS = ("valid", "narrower", *CLOSED)
EVERYONE = ("nobody", *PERSONS, *PRACTITIONERS, "operator")

PEOPLE = "sharing.get_people"
SUMMARY, CSV, FHIR = "sharing.get_opened_summary", "sharing.get_opened_csv", "sharing.get_opened_fhir"
FOR_PRACTITIONERS = {"sharing.post_taken", PEOPLE, SUMMARY, CSV, FHIR}
NOT_OPEN, NARROWER = (404, "grant.closed"), (403, "grant.narrower")
MAY_READ = {
    "valid": {SUMMARY: (200, None), CSV: (200, None), FHIR: (200, None)},
    "narrower": {SUMMARY: (200, None), CSV: NARROWER, FHIR: NARROWER},
} | {who: {SUMMARY: NOT_OPEN, CSV: NOT_OPEN, FHIR: NOT_OPEN} for who in CLOSED}
WHOLE, OPEN = {"valid"}, {"valid", "narrower"}
TO_ALICE = {"sharing.get_grants": {"alice"}}
WHO_LOOKED = {"sharing.get_accesses": {"alice"}, "accounts.get_export": {"alice"}}
TOLD = {  # what one wrote, where others are told of it, and who those are
    "administration.instrument_id": {},
    "administration.responses": {},
    "checkin.note": {SUMMARY: WHOLE, CSV: WHOLE},
    "checkin.tags": {SUMMARY: WHOLE, CSV: WHOLE},
    "email_login.email": {},
    "grant.called": {SUMMARY: OPEN, PEOPLE: OPEN},
    "grant.note": {SUMMARY: OPEN},
    "practitioner.email": {},
    "practitioner.name": TO_ALICE | WHO_LOOKED,
    "practitioner.organisation": TO_ALICE | WHO_LOOKED,
    "practitioner.profession": TO_ALICE,
    "practitioner.registration": TO_ALICE,
    "push_subscription.auth": {},
    "push_subscription.endpoint": {},
    "push_subscription.p256dh": {},
    "uptake.intervention": {SUMMARY: OPEN, CSV: WHOLE},
    "uptake.note": {SUMMARY: WHOLE, CSV: WHOLE},
}


def kind(who):
    """Return what a principal is to the policy; operators have commands, and no log-in."""
    return Person if who in PERSONS else Practitioner if who in PRACTITIONERS else Anyone


@pytest.fixture
def operator(app):
    """Whoever runs the server, with the token that lets them read its figures."""
    before = app.config["WELNU"]
    app.config["WELNU"] = replace(before, metrics_token=TOKEN)
    client = app.test_client()
    client.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {TOKEN}"
    assert client.get("/metrics").status_code == 200
    yield client
    app.config["WELNU"] = before


@pytest.fixture
def everyone(app, alice, bob, nobody, operator):
    """Each principal, with what they name in an address: objects of Alice's, and the grant that they have, or had."""
    now, day = clock.now(), timedelta(days=1)
    objects = objects_of(alice)
    hers, missing = ({of: pair[place] for of, pair in objects.items()} for place in (0, 1))
    say = {"valid": SAID, "elsewhere": {"organisation": "Elders"}}
    clients = {who: new_practitioner(app, **say.get(who, {"organisation": "Hier"})) for who in PRACTITIONERS}
    grants = {
        "valid": add_grant(alice, clients["valid"]),
        "narrower": add_grant(alice, clients["narrower"], scope=["uptakes"], instruments=[]),
        "absent": str(uuid4()),
        "revoked": add_grant(alice, clients["revoked"], closed_at=now - day),
        "expired": add_grant(alice, clients["expired"], expires_at=now - day, until_on=now.date() - day),
        "future": add_grant(alice, clients["future"], opens_at=now + day),
    }
    clients |= {"nobody": nobody, "alice": alice, "bob": bob, "operator": operator}
    named = {who: hers | {"sharing": hers["sharing"] | {"grant": grants.get(who, grants["valid"])}} for who in EVERYONE}
    deletes = named | {"alice": missing}  # what is hers, she could really delete
    assert clients["valid"].get(f"/api/sharing/people/{grants['valid']}/summary").status_code == 200
    return {who: (clients[who], {"DELETE": deletes[who]}, named[who]) for who in EVERYONE}


def asked(app, everyone, wanted=lambda endpoint: True):
    """Yield who asked, which endpoint, by which method, and the answer: every principal, every route."""
    for who, (client, by_method, named) in everyone.items():
        limiter.reset()
        for rule, method in routes(app):
            if rule.endpoint not in LOGS_OUT and wanted(rule.endpoint):
                arguments = by_method.get(method, named)[rule.endpoint.split(".")[0]]
                yield who, rule.endpoint, method, ask(client, rule, method, arguments)


def error_of(reply):
    return reply.json.get("error") if reply.data and reply.is_json and isinstance(reply.json, dict) else None


def of_one(practitioner):
    """Return by which words this one is known."""
    return {f"practitioner.{name}": practitioner[name] for name in ("email", "name")}


def whose(name):
    return "valid" if name.startswith("practitioner.") else "alice"


def test_each_of_eleven_is_let_in_and_told_where_it_is_declared_and_nowhere_else(app, everyone, alice):
    before = [grant["id"] for grant in record_of(alice)["grant"]]
    says = {name: CANARIES[name] for name in TOLD} | of_one(everyone["valid"][0].practitioner)
    by_themselves, told, count = set(), {name: {} for name in says}, 0

    for who, endpoint, method, reply in asked(app, everyone):
        declared = policy.allowed(app.view_functions[endpoint])
        may = declared is Anyone or issubclass(kind(who), declared)
        is_turned_away = (reply.status_code, error_of(reply)) == (401, "login.required")
        assert is_turned_away is not may, (who, endpoint, method, reply.text)
        for name in (name for name, words in says.items() if words in reply.text):
            if who == whose(name):
                by_themselves.add(name)
            elif says[name] not in str(BODIES.get(endpoint)):  # else it is what they just sent
                told[name].setdefault(endpoint, set()).add(who)
        count += 1

    assert told == TOLD
    assert by_themselves == {name for name in TOLD if not name.startswith("push_subscription.")}
    assert len(everyone) == 11
    assert count == 11 * sum(rule.endpoint not in LOGS_OUT for rule, _ in routes(app))
    assert [grant["id"] for grant in record_of(alice)["grant"]] == before


def test_what_a_practitioner_reads_follows_from_the_grant(app, everyone):
    refusals = set()

    for who, endpoint, _, reply in asked(app, everyone, {PEOPLE, SUMMARY, CSV, FHIR}.__contains__):
        assert reply.headers["Cache-Control"] == "no-store"
        if who in PRACTITIONERS and endpoint == PEOPLE:
            assert len(reply.json["people"]) == (who not in CLOSED), who
        elif who in PRACTITIONERS:
            assert (reply.status_code, error_of(reply)) == MAY_READ[who][endpoint], (who, endpoint, reply.text)
        if who in CLOSED and endpoint != PEOPLE:
            refusals.add((reply.status_code, reply.data, tuple(reply.headers)))

    assert len(refusals) == 1  # closed, expired, future, foreign and missing ones cannot be told apart


def test_routes_for_practitioners_are_these_and_those_of_their_accounts(app):
    found = {name for name, view in app.view_functions.items() if policy.is_for_practitioners(policy.allowed(view))}

    assert {name for name in found if not name.startswith("practitioners.")} == FOR_PRACTITIONERS
