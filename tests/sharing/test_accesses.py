"""Every look is written down before it is shown, and the person reads who looked."""

import threading
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import delete, select, text, update

from tests.opening import SHARING, WISH, add_grant, moment, opened, summary_of, without_triggers
from tests.sharing.conftest import CHECKIN
from welnu import clock, db
from welnu.sharing import accesses
from welnu.sharing.models import Access, AccessHead

ACCESSES = f"{SHARING}/accesses"
PEOPLE = f"{SHARING}/people"


def looks(person):
    """Return who looked at what, and how it ended, the oldest first."""
    found = person.get(ACCESSES).json["accesses"]
    return [(each["name"], each["kind"], each["outcome"]) for each in reversed(found)]


def test_the_person_reads_who_looked_at_what(record, dora):
    before, grant = clock.now(), opened(record, dora)["id"]

    for what in (
        "",
        f"/{grant}/summary",
        f"/{grant}/summary?for=print",
        f"/{grant}/summary.csv",
        f"/{grant}/fhir.json",
    ):
        assert dora.get(PEOPLE + what).status_code == 200

    kinds = ["list", "summary", "print", "csv", "fhir"]
    assert looks(record) == [("Dora de Wit", kind, "given") for kind in kinds]
    newest = record.get(ACCESSES).json["accesses"][0]
    assert (newest["organisation"], newest["grant"]) == ("Praktijk De Linde", grant)
    assert before < moment(newest["at"]) < clock.now()


def test_tries_that_were_refused_are_told_too(record, dora, emil):
    day, now = timedelta(days=1), clock.now()
    grants = {
        "closed": add_grant(record, dora, closed_at=now - day),
        "expired": add_grant(record, dora, expires_at=now - day),
        "future": add_grant(record, dora, opens_at=now + day),
        "narrower": add_grant(record, dora, scope=["summary"]),
    }
    for grant in grants.values():
        dora.get(f"{PEOPLE}/{grant}/summary.csv")
    emil.get(f"{PEOPLE}/{grants['narrower']}/summary.csv")
    dora.get(f"{PEOPLE}/{uuid4()}/summary")  # of nobody: there is nobody to tell

    assert looks(record) == [("Dora de Wit", "csv", outcome) for outcome in grants] + [("Emil Smit", "csv", "foreign")]


def test_nobody_reads_who_looked_at_someone_else(record, bob, dora):
    summary_of(dora, opened(record, dora)["id"])

    assert bob.get(ACCESSES).json == {"accesses": [], "more": False}


def test_a_practitioner_who_looks_at_the_list_is_told_to_everyone_in_it(record, bob, dora):
    opened(record, dora), opened(bob, dora)

    dora.get(PEOPLE)

    assert looks(record) == looks(bob) == [("Dora de Wit", "list", "given")]


def test_who_someone_was_then_stays(app, record, dora):
    summary_of(dora, opened(record, dora)["id"])
    with db.begin(app.extensions["engine"]) as connection:
        connection.execute(text("UPDATE practitioner SET name = 'Iemand anders'"))

    assert looks(record) == [("Dora de Wit", "summary", "given")]


def test_the_log_holds_nothing_of_the_record_and_nobodys_name_but_who_looked(app, record, dora):
    grant = opened(record, dora)["id"]
    for what in ("summary", "summary.csv"):
        dora.get(f"{PEOPLE}/{grant}/{what}")

    with app.extensions["engine"].connect() as connection:
        said = str([tuple(row) for row in connection.execute(select(Access.__table__))])

    id = record.account["person"]["id"]
    for secret in (CHECKIN["note"], WISH["called"], WISH["note"], "moodpep", id, id.replace("-", "")):
        assert secret not in said
    assert "Dora de Wit" in said


def test_two_hundred_at_a_time(app, record, dora):
    now = clock.now()
    entry = {
        "event": "summary", "action": "R", "outcome": "given", "actor": UUID(dora.practitioner["id"]),
        "actor_name": "Dora", "actor_role": "practitioner", "on_behalf_of": "De Linde", "grant_id": uuid4(),
        "scope": "summary", "ends_at": now,
    }  # fmt: skip
    with app.app_context(), db.writing():
        subject = accesses.subject(UUID(record.account["person"]["id"]))
        moments = [now - timedelta(minutes=number) for number in range(450)]
        moments[200] = moments[199]  # two grants in one list
        accesses.add([entry | {"at": at, "subject": subject} for at in moments])

    pages, before = [], ""
    while not pages or pages[-1]["more"]:
        pages.append(record.get(ACCESSES + before).json)
        before = f"?before={pages[-1]['accesses'][-1]['at'].replace('+', '%2B')}"

    assert [len(page["accesses"]) for page in pages] == [199, 200, 51]
    assert sorted(moment(each["at"]) for page in pages for each in page["accesses"]) == sorted(moments)


def test_it_is_in_what_a_person_takes_along(record, dora):
    grant = opened(record, dora)
    summary_of(dora, grant["id"])

    everything = record.get("/api/accounts/me/export").json

    assert everything["grant"][0]["called"] == WISH["called"]
    (row,) = everything["access"]
    assert (row["actor_name"], row["event"], row["outcome"], row["grant_id"]) == (
        "Dora de Wit", "summary", "given", grant["id"],
    )  # fmt: skip
    assert not {"hash", "previous_hash", "subject", "number"} & set(row)


def test_the_log_outlives_who_leaves_and_names_them_no_more(app, record, dora):
    summary_of(dora, opened(record, dora)["id"])
    id = UUID(record.account["person"]["id"])

    record.delete("/api/accounts/me", json={"confirm": "erase"})

    with app.app_context():
        (row,) = accesses.rows()
        assert accesses.verified() is None
        assert row["subject"] != id.bytes
        assert id.bytes not in row["subject"]


@pytest.fixture
def unwritable(app):
    """Someone, or a full disk, keeps the log from being written."""
    engine = app.extensions["engine"]
    making = {
        "sqlite": ["CREATE TRIGGER broken BEFORE INSERT ON access BEGIN SELECT RAISE(ABORT, 'no'); END"],
        "postgresql": [
            "CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$",
            "CREATE TRIGGER broken BEFORE INSERT ON access FOR EACH ROW EXECUTE FUNCTION broken()",
        ],
    }
    dropping = {"sqlite": ["DROP TRIGGER broken"], "postgresql": ["DROP FUNCTION broken CASCADE"]}

    def carry_out(statements):
        with db.begin(engine) as connection:
            for statement in statements[engine.dialect.name]:
                connection.exec_driver_sql(statement)

    carry_out(making)
    yield
    carry_out(dropping)


@pytest.mark.parametrize("what", ["", "/{}/summary", "/{}/summary.csv", "/{}/fhir.json"])
def test_without_a_row_in_the_log_there_is_no_data(app, record, dora, what, unwritable):
    grant = add_grant(record, dora)

    reply = dora.get(PEOPLE + what.format(grant))

    assert (reply.status_code, reply.json["error"]) == (503, "access.not_logged")
    assert "Retry-After" in reply.headers
    assert WISH["called"] not in reply.text
    with app.app_context():
        assert list(accesses.rows()) == []


def test_a_refusal_that_cannot_be_written_down_is_not_given_either(record, dora, unwritable):
    grant = add_grant(record, dora, closed_at=clock.now())

    assert summary_of(dora, grant).status_code == 503


BREAK = {
    "end changed": update(AccessHead).values(size=AccessHead.size + 1),
    "end removed": delete(AccessHead),
}


@pytest.mark.parametrize("how", BREAK)
def test_nothing_is_added_to_a_log_whose_end_was_changed(app, record, dora, how):
    """Else the next row would make it look whole again."""
    grant = opened(record, dora)["id"]
    summary_of(dora, grant)
    with db.begin(app.extensions["engine"]) as connection:
        connection.execute(BREAK[how])

    reply = summary_of(dora, grant)

    assert (reply.status_code, reply.json["error"]) == (503, "access.not_logged")
    with app.app_context():
        assert accesses.verified() is not None


def test_rows_that_were_cut_off_are_not_replaced_by_new_ones(app, record, dora):
    grant = opened(record, dora)["id"]
    for _ in range(3):
        summary_of(dora, grant)
    with db.begin(app.extensions["engine"]) as connection, without_triggers(connection):
        connection.execute(delete(Access).where(Access.number == 3))

    summary_of(dora, grant)

    with app.app_context():
        assert accesses.verified().number == 3


def test_a_log_that_grows_while_it_is_verified_is_whole(app, record, dora):
    grant, found, read = opened(record, dora)["id"], [], []
    enough = threading.Event()

    def look() -> None:
        while not enough.is_set():
            read.append(summary_of(dora, grant).status_code)

    reader = threading.Thread(target=look)
    reader.start()
    try:
        while len(found) < 6 or len(read) < 6:
            assert reader.is_alive()
            with app.app_context():
                found.append(accesses.verified())
    finally:
        enough.set()
        reader.join()

    assert set(found) == {None}
    assert set(read) == {200}
