"""What a person opens, sees of it, and closes."""

from datetime import timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import delete, select, text, update
from sqlalchemy.exc import DBAPIError

from tests.conftest import ACCOUNT
from tests.opening import SHARING, WISH, add_grant, introduced, moment, opened, summary_of
from welnu import clock, db
from welnu.accounts.practitioners.models import Practitioner
from welnu.sharing import opening, service
from welnu.sharing.models import Grant

GRANTS = f"{SHARING}/grants"


def refused(person, practitioner, **changes):
    """Return the fields that are named when something is opened so; both ways say the same."""
    wish = {name: value for name, value in (WISH | changes).items() if value != "left out"}
    preview = person.post(f"{SHARING}/preview", json=wish)
    reply = person.post(GRANTS, json=wish | {"invitation": introduced(person, practitioner)})
    assert (reply.status_code, reply.json["error"]) == (422, "request.invalid"), reply.text
    assert preview.json == reply.json
    assert person.get(GRANTS).json == {"grants": []}
    return set(reply.json["fields"])


def test_what_is_opened_is_as_it_was_asked(alice, dora):
    today = clock.now().astimezone(ZoneInfo(ACCOUNT["time_zone"])).date()
    wish = {
        "scope": ["trend", "summary"],
        "instruments": ["daily", "wellbeing-14"],
        "until_on": f"{today}",
        "note": None,
    }

    grant = opened(alice, dora, data_from=f"{today - timedelta(days=90)}", **wish)

    assert grant["scope"] == ["summary", "trend"]  # in the order in which they are told
    assert grant["instruments"] == wish["instruments"]
    assert (grant["until_on"], grant["data_from"]) == (f"{today}", f"{today - timedelta(days=90)}")
    assert (grant["called"], grant["note"], grant["closed_at"]) == (WISH["called"], None, None)
    assert (grant["state"], grant["practitioner"]["name"]) == ("open", "Dora de Wit")
    assert alice.get(GRANTS).json == {"grants": [grant]}


def test_three_months_where_nothing_is_said(alice, dora):
    grant = opened(alice, dora)

    days = (moment(grant["expires_at"]) - clock.now()).days
    assert 88 <= days <= 92


def test_it_ends_with_the_day_where_the_person_lives(alice, dora):
    alice.patch("/api/accounts/me", json={"time_zone": "Pacific/Auckland"})

    grant = opened(alice, dora, until_on=f"{clock.now().date() + timedelta(days=200)}")

    assert moment(grant["expires_at"]).hour in (11, 12)


def test_what_can_be_opened_later_is_not_open_yet(alice, dora):
    later = (clock.now() + timedelta(days=7)).isoformat()

    grant = opened(alice, dora, opens_at=later)

    assert grant["state"] == "future"
    assert moment(grant["opens_at"]) == moment(later)
    assert summary_of(dora, grant["id"]).status_code == 404
    assert dora.get(f"{SHARING}/people").json == {"people": []}


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"until_on": "2026-03-01"}, {"until_on"}),
        ({"until_on": "2199-01-01"}, {"until_on"}),
        ({"until_on": "9999-12-31"}, {"until_on"}),
        ({"until_on": "31-12-2026"}, {"until_on"}),
        ({"scope": []}, {"scope"}),
        ({"scope": "left out"}, {"scope"}),
        ({"scope": ["everything"]}, {"scope.0"}),
        ({"scope": ["summary", "summary"]}, {"scope"}),
        ({"instruments": []}, {"instruments"}),
        ({"instruments": "left out"}, {"instruments"}),
        ({"instruments": ["daily", "tarot"]}, {"instruments.1"}),
        ({"instruments": ["daily", "daily"]}, {"instruments"}),
        ({"data_from": "2199-01-01"}, {"data_from"}),
        ({"opens_at": "2026-03-01T09:00:00Z"}, {"opens_at"}),
        ({"opens_at": "2198-03-01T09:00:00Z"}, {"opens_at"}),
        ({"opens_at": "2026-12-01T09:00:00"}, {"opens_at"}),
        ({"called": ""}, {"called"}),
        ({"called": "  "}, {"called"}),
        ({"called": "x" * 81}, {"called"}),
        ({"called": "left out"}, {"called"}),
        ({"called": "a\0"}, {"called"}),
        ({"note": "x" * 2001}, {"note"}),
        ({"for": "dora"}, {"for"}),
        ({"scope": ["all"], "until_on": 5, "called": None}, {"scope.0", "until_on", "called"}),
    ],
    ids=str,
)  # fmt: skip
def test_what_cannot_be_opened_is_refused_by_name(alice, dora, changes, fields):
    assert refused(alice, dora, **changes) == fields


def test_what_one_tries_can_be_opened_without_any_questionnaire(alice, dora):
    assert opened(alice, dora, scope=["uptakes"], instruments=[])["instruments"] == []


@pytest.mark.parametrize("names", [{}, {"invitation": str(uuid4()), "again": str(uuid4())}, {"invitation": None}])
def test_it_is_for_one_practitioner(alice, names):
    assert alice.post(GRANTS, json=WISH | names).json["fields"].keys() == {"invitation"}


def test_nobody_is_given_anything_who_did_not_take_the_code(alice, bob, dora):
    waiting = alice.post(f"{SHARING}/invitations", json={"by": "code"}).json["id"]
    of_bob = introduced(bob, dora)

    replies = [alice.post(GRANTS, json=WISH | {"invitation": id}) for id in (waiting, of_bob, str(uuid4()))]

    assert {(reply.status_code, reply.json["error"]) for reply in replies} == {(404, "invitation.useless")}


def test_an_introduction_is_for_one_grant(alice, dora):
    id = introduced(alice, dora)

    replies = [alice.post(GRANTS, json=WISH | {"invitation": id}).status_code for _ in range(2)]

    assert replies == [201, 404]


def test_what_was_opened_can_be_opened_anew_in_another_way(alice, bob, dora):
    before = opened(alice, dora)
    alice.delete(f"{GRANTS}/{before['id']}")

    again = alice.post(GRANTS, json=WISH | {"again": before["id"], "scope": ["summary"]})

    assert again.status_code == 201
    assert again.json["practitioner"] == before["practitioner"]
    assert summary_of(dora, again.json["id"]).json["scope"] == ["summary"]
    assert bob.post(GRANTS, json=WISH | {"again": before["id"]}).status_code == 404


def test_nothing_is_opened_anew_to_a_practitioner_who_was_ended(app, alice, dora):
    before = opened(alice, dora)
    with db.begin(app.extensions["engine"]) as connection:
        connection.execute(update(Practitioner).values(ended_at=clock.now()))

    assert alice.get(GRANTS).json["grants"][0]["state"] == "ended"
    assert alice.post(GRANTS, json=WISH | {"again": before["id"]}).status_code == 404


def test_closing_is_safe_to_repeat_and_the_first_time_counts(alice, dora):
    id = opened(alice, dora)["id"]

    assert alice.delete(f"{GRANTS}/{id}").status_code == 204
    closed_at = alice.get(GRANTS).json["grants"][0]["closed_at"]
    assert alice.delete(f"{GRANTS}/{id}").status_code == 204

    (grant,) = alice.get(GRANTS).json["grants"]
    assert (grant["state"], grant["closed_at"]) == ("closed", closed_at)


def test_someone_else_cannot_close_it(alice, bob, dora):
    id = opened(alice, dora)["id"]

    foreign, missing = bob.delete(f"{GRANTS}/{id}"), bob.delete(f"{GRANTS}/{uuid4()}")

    assert (foreign.status_code, foreign.data) == (404, missing.data)
    assert alice.get(GRANTS).json["grants"][0]["state"] == "open"


def test_there_is_a_most_of_what_is_open_at_once(alice, dora):
    for _ in range(service.MOST_OPEN):
        last = add_grant(alice, dora)

    refused = alice.post(GRANTS, json=WISH | {"again": last})
    assert (refused.status_code, refused.json["error"]) == (409, "grant.too_many")

    alice.delete(f"{GRANTS}/{last}")
    assert alice.post(GRANTS, json=WISH | {"again": last}).status_code == 201


def test_what_is_open_is_told_however_much_was_closed_since(app, alice, dora):
    lasting = add_grant(alice, dora)
    for _ in range(opening.MOST):
        add_grant(alice, dora, created_at=clock.now(), closed_at=clock.now())

    told = alice.get(GRANTS).json["grants"]

    assert (len(told), told[0]["id"]) == (opening.MOST, lasting)


CHANGES = {
    "called": "Iemand", "scope": ["answers"], "instruments": ["weekly"], "data_from": None, "opens_at": "now",
    "expires_at": "now", "until_on": "today", "note": "anders", "created_at": "now", "practitioner_id": "other",
    "person_id": "other", "id": "other",
}  # fmt: skip


@pytest.mark.parametrize("column", CHANGES)
def test_a_grant_is_never_changed_not_even_by_a_statement(app, alice, bob, dora, emil, column):
    today = clock.now().date()
    opened(alice, dora, data_from=f"{today}")
    other = {"practitioner_id": emil.practitioner["id"], "person_id": bob.account["person"]["id"], "id": str(uuid4())}
    value = {"now": clock.now(), "today": today, "other": UUID(other.get(column, str(uuid4())))}
    changed = CHANGES[column]

    with pytest.raises(DBAPIError, match="only closed"), db.begin(app.extensions["engine"]) as connection:
        new = value.get(changed, changed) if isinstance(changed, str) else changed
        connection.execute(update(Grant.__table__).values({column: new}))


def test_a_closed_grant_is_not_opened_again_by_a_statement(app, alice, dora):
    add_grant(alice, dora, closed_at=clock.now())

    with pytest.raises(DBAPIError, match="only closed"), db.begin(app.extensions["engine"]) as connection:
        connection.execute(update(Grant.__table__).values(closed_at=None))


def test_who_leaves_takes_all_of_it_along(app, alice, bob, dora):
    mine, bobs = opened(alice, dora)["id"], opened(bob, dora)["id"]
    introduced(alice, dora)

    alice.delete("/api/accounts/me", json={"confirm": "erase"})

    assert summary_of(dora, mine).status_code == 404
    assert summary_of(dora, bobs).status_code == 200
    assert [person["grant"] for person in dora.get(f"{SHARING}/people").json["people"]] == [bobs]
    with app.extensions["engine"].connect() as connection:
        assert connection.execute(select(Grant.id)).scalars().all() == [UUID(bobs)]
        assert connection.execute(text("SELECT count(*) FROM invitation")).scalar() == 0


def test_erasing_a_grant_is_allowed_where_changing_it_is_not(app, alice, dora):
    add_grant(alice, dora)

    with db.begin(app.extensions["engine"]) as connection:
        assert connection.execute(delete(Grant.__table__)).rowcount == 1
