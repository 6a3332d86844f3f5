"""A person makes a code; one practitioner takes it; each knows who the other is."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select, update

from tests.conftest import new_person
from tests.opening import SHARING, WISH, introduced, moment
from welnu import clock, db
from welnu.accounts.practitioners.models import Practitioner
from welnu.sharing import codes, introductions, jobs
from welnu.sharing.models import Guess, Invitation

TAKE = f"{SHARING}/invitations/take"


def made(person, by="code"):
    return person.post(f"{SHARING}/invitations", json={"by": by}).json


def secret_of(invitation):
    return invitation.get("code") or invitation["url"].partition("#")[2]


def state(person, id):
    return person.get(f"{SHARING}/invitations/{id}").json


def make_expired(app, id):
    with db.begin(app.extensions["engine"]) as connection:
        past = clock.now() - timedelta(seconds=1)
        connection.execute(update(Invitation).where(Invitation.id == UUID(id)).values(expires_at=past))


@pytest.mark.parametrize(("by", "lifetime"), [("code", timedelta(minutes=15)), ("link", timedelta(hours=72))])
def test_it_works_for_as_long_as_it_says(alice, by, lifetime):
    before, invitation, after = clock.now(), made(alice, by), clock.now()

    expires_at = state(alice, invitation["id"])["expires_at"]

    assert invitation["expires_at"] == expires_at
    assert before + lifetime <= moment(expires_at) <= after + lifetime


def test_the_link_shows_its_secret_to_no_server(app, alice):
    url = made(alice, "link")["url"]

    page, mark, token = url.partition("#")
    assert page == f"{app.config['WELNU'].public_url}/practitioner/code"
    assert mark
    assert codes.read(token) == token


@pytest.mark.parametrize("by", ["code", "link"])
def test_the_person_sees_who_took_it(alice, dora, by):
    invitation = made(alice, by)
    assert state(alice, invitation["id"])["state"] == "waiting"
    assert state(alice, invitation["id"])["practitioner"] is None

    dora.post(TAKE, json={"code": secret_of(invitation)})

    found = state(alice, invitation["id"])
    assert found["state"] == "taken"
    assert found["practitioner"] == {
        "name": "Dora de Wit",
        "organisation": "Praktijk De Linde",
        "profession": "psychologist",
        "registration": "19012345601",
        "confirmed": True,
    }


def test_the_person_sees_that_someone_is_not_confirmed(alice, emil):
    assert state(alice, introduced(alice, emil))["practitioner"]["confirmed"] is False


def test_typed_with_spaces_small_letters_and_lookalikes_it_works(alice, dora):
    typed = f" {made(alice)['code'].lower().replace('-', ' ').replace('0', 'o').replace('1', 'l')} "

    assert dora.post(TAKE, json={"code": typed}).status_code == 200


def test_used_expired_withdrawn_wrong_and_impossible_ones_answer_with_the_same_bytes(app, alice, dora, emil):
    used, expired, withdrawn = made(alice), made(alice), made(alice, "link")
    emil.post(TAKE, json={"code": used["code"]})
    make_expired(app, expired["id"])
    alice.delete(f"{SHARING}/invitations/{withdrawn['id']}")
    tried = [used["code"], expired["code"], secret_of(withdrawn), codes.written(12345), "x", "0" * 43]

    replies = [dora.post(TAKE, json={"code": code}) for code in tried]

    assert {(reply.status_code, reply.data, tuple(reply.headers)) for reply in replies} == {
        (404, replies[0].data, tuple(replies[0].headers))
    }
    assert replies[0].json["error"] == "invitation.useless"


def test_they_ask_the_same_of_the_database(app, alice, dora, emil, statements):
    used = made(alice)
    emil.post(TAKE, json={"code": used["code"]})
    asked = []

    for code in (used["code"], codes.written(12345), "x"):
        statements.clear()
        dora.post(TAKE, json={"code": code})
        asked.append(tuple(statements))

    assert len(set(asked)) == 1
    assert any(each.startswith("INSERT INTO guess") for each in asked[0])


def test_of_two_who_enter_it_one_is_introduced(app, alice, dora, emil):
    invitation = made(alice)

    replies = [each.post(TAKE, json={"code": invitation["code"]}).status_code for each in (dora, emil)]

    assert replies == [200, 404]
    assert state(alice, invitation["id"])["practitioner"]["name"] == "Dora de Wit"


def test_the_table_holds_no_code(app, alice):
    invitation = made(alice)

    with app.extensions["engine"].connect() as connection:
        row = connection.execute(select(Invitation.__table__)).mappings().one()

    symbols = codes.read(invitation["code"])
    assert not any(symbols in str(value) or symbols.encode() in bytes(row["code_hash"]) for value in row.values())


def test_what_expired_says_so(app, alice, dora):
    waiting, taken = made(alice)["id"], introduced(alice, dora)
    for id in (waiting, taken):
        make_expired(app, id)

    assert [state(alice, id)["state"] for id in (waiting, taken)] == ["expired", "expired"]
    assert state(alice, taken)["practitioner"] is None


def test_someone_elses_and_none_are_alike(alice, bob):
    id, none = made(alice)["id"], "00000000-0000-0000-0000-000000000000"

    assert bob.get(f"{SHARING}/invitations/{id}").data == bob.get(f"{SHARING}/invitations/{none}").data
    assert bob.delete(f"{SHARING}/invitations/{id}").status_code == 204
    assert state(alice, id)["state"] == "waiting"


def test_nobody_has_more_than_a_handful_waiting(alice, dora):
    for _ in range(introductions.MOST_WAITING):
        last = made(alice)

    refused = alice.post(f"{SHARING}/invitations", json={"by": "code"})
    assert (refused.status_code, refused.json["error"]) == (409, "invitation.too_many")

    dora.post(TAKE, json={"code": last["code"]})
    assert alice.post(f"{SHARING}/invitations", json={"by": "code"}).status_code == 201


def test_a_practitioner_who_was_ended_meanwhile_is_given_nothing(app, alice, dora):
    id = introduced(alice, dora)
    with db.begin(app.extensions["engine"]) as connection:
        connection.execute(update(Practitioner).values(ended_at=clock.now()))

    reply = alice.post(f"{SHARING}/grants", json=WISH | {"invitation": id})

    assert state(alice, id)["state"] == "expired"
    assert (reply.status_code, reply.json["error"]) == (404, "invitation.useless")


def test_what_is_over_is_forgotten_after_a_day(app, alice, dora):
    kept, over = made(alice)["id"], made(alice)["id"]
    dora.post(TAKE, json={"code": "x"})
    make_expired(app, over)
    later = clock.now() + timedelta(hours=24)

    with app.app_context():
        jobs.purge(clock.now())
        assert state(alice, over)["state"] == "expired"
        jobs.purge(later)

    assert alice.get(f"{SHARING}/invitations/{over}").status_code == 404
    assert state(alice, kept)["state"] == "waiting"
    with app.extensions["engine"].connect() as connection:
        assert connection.execute(select(Guess.__table__)).all() == []


@pytest.mark.parametrize("body", [{}, {"by": "letter"}, {"by": None}, {"by": "code", "for": "dora"}])
def test_what_is_asked_wrongly_is_named(alice, body):
    reply = alice.post(f"{SHARING}/invitations", json=body)

    assert reply.status_code == 422
    assert set(reply.json["fields"]) <= {"by", "for"}


def test_codes_differ(app):
    persons = [new_person(app) for _ in range(4)]

    assert len({made(person)["code"] for person in persons for _ in range(5)}) == 20
