"""What operators ask of the access log."""

from datetime import timedelta
from types import SimpleNamespace
from uuid import UUID, uuid4

import pytest
from sqlalchemy import delete, update

from tests.opening import moment, without_triggers
from tests.sharing.test_chain import entries
from welnu import backup, clock, config, db
from welnu.app import create_app
from welnu.sharing import accesses, commands, review
from welnu.sharing.models import Access, AccessHead

MONDAY = "2026-03-02T10:00+01:00"
DORA, EMIL = uuid4(), uuid4()


def look(at=MONDAY, **changes):
    return {
        "at": moment(at), "event": "summary", "action": "R", "outcome": "given", "actor": DORA,
        "actor_name": "Dora de Wit", "actor_role": "practitioner", "on_behalf_of": "De Linde", "subject": bytes(32),
        "grant_id": UUID(int=1), "scope": "summary", "ends_at": moment("2026-12-01T00:00+01:00"),
    } | changes  # fmt: skip


def reasons(*rows):
    return [remark.reason for remark in review.remarks(rows)]


@pytest.mark.parametrize(
    ("at", "is_remarkable"),
    [
        ("2026-03-02T07:00+01:00", False),
        ("2026-03-02T06:59+01:00", True),
        ("2026-03-02T19:59+01:00", False),
        ("2026-03-02T20:00+01:00", True),
        ("2026-07-06T05:30+00:00", False),  # 07:30 in summer
        ("2026-07-06T18:30+00:00", True),  # 20:30 in summer
        ("2026-03-06T12:00+01:00", False),  # a Friday
        ("2026-03-07T12:00+01:00", True),  # a Saturday
        ("2026-03-01T23:30+00:00", True),  # Monday, just after midnight
    ],
)
def test_looking_outside_office_hours_deserves_a_look(at, is_remarkable):
    assert reasons(look(at)) == (["outside office hours"] if is_remarkable else [])


@pytest.mark.parametrize(
    ("minutes", "found"),
    [(61, []), (60, ["in the last hour before it ended"]), (1, ["in the last hour before it ended"])],
)
def test_so_does_the_last_hour_before_the_end(minutes, found):
    assert reasons(look(ends_at=moment(MONDAY) + timedelta(minutes=minutes))) == found


def test_so_does_what_was_refused():
    assert reasons(look(outcome="closed"), look(outcome="foreign")) == ["refused: closed", "refused: foreign"]


def persons(count, **changes):
    return [look(subject=number.to_bytes(32), **changes) for number in range(count)]


def test_so_do_many_persons_on_one_day():
    many = f"{review.MANY} persons or more on one day"

    assert reasons(*persons(review.MANY - 1)) == []
    assert reasons(*persons(review.MANY)) == [many]
    assert reasons(*persons(review.MANY * 2)) == [many]  # told once
    assert reasons(*persons(review.MANY - 1), *persons(review.MANY - 1)) == []  # the same ones
    assert reasons(*persons(review.MANY - 1), *persons(1, actor=EMIL)) == []
    assert reasons(*persons(review.MANY - 1), *persons(review.MANY, at="2026-03-03T10:00+01:00")) == [many]
    assert reasons(*persons(review.MANY, event="list")) == []  # opening the list is no reading of records


def test_a_row_can_deserve_it_twice():
    row = look("2026-03-02T23:30+01:00", ends_at=moment("2026-03-03T00:00+01:00"))

    assert reasons(row) == ["outside office hours", "in the last hour before it ended"]


# On the command line


@pytest.fixture
def log(welnu, monkeypatch):
    """A home with a database; what is added to its log, and how it is broken."""
    settings = config.load()
    backup.upgrade(settings)
    app = create_app(settings)

    def add(rows):
        with app.app_context(), db.writing():
            accesses.add(rows)

    def carry_out(statement):
        with db.begin(app.extensions["engine"]) as connection, without_triggers(connection):
            connection.execute(statement)

    yield SimpleNamespace(add=add, carry_out=carry_out)
    app.extensions["engine"].dispose()


def test_a_log_without_rows_is_whole(welnu, log):
    code, said, _ = welnu("audit", "verify")

    assert (code, said.startswith("whole: 0 rows.")) == (0, True)


def test_the_note_of_a_log_without_rows_fits_what_came_later(welnu, log):
    noted = note_of(welnu("audit", "verify")[1])
    log.add(entries(2))

    assert welnu("audit", "verify", "--against", noted)[0] == 0


def test_a_whole_log_says_so_and_gives_a_note_to_keep(welnu, log):
    log.add(entries(3))

    code, said, complained = welnu("audit", "verify")

    assert (code, complained) == (0, "")
    assert said.startswith("whole: 3 rows. Note this elsewhere: 3-")


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        (update(Access).where(Access.number == 2).values(outcome="closed"), "row 2 was changed"),
        (delete(Access).where(Access.number == 2), "row 2 is missing"),
        (delete(Access).where(Access.number == 3), "row 3 is missing"),
        (delete(AccessHead), "row 3 has no end beside it"),
        (update(AccessHead).values(size=2), "row 3 is the last, and the end that is kept beside the log was changed"),
    ],
    ids=str,
)
def test_a_broken_log_names_the_first_row_that_is_wrong_and_exits_1(welnu, log, statement, sentence):
    log.add(entries(3))
    log.carry_out(statement)

    assert welnu("audit", "verify") == (1, "", f"welnu: the access log is broken: {sentence}\n")


def note_of(said):
    return said.rpartition(" ")[2].strip()


def test_a_log_that_was_put_back_lacks_what_was_noted(welnu, log):
    log.add(entries(2))
    noted = note_of(welnu("audit", "verify")[1])
    log.add(entries(2))
    later = note_of(welnu("audit", "verify")[1])
    assert welnu("audit", "verify", "--against", noted)[0] == 0
    assert welnu("audit", "verify", "--against", later)[0] == 0

    log.carry_out(delete(Access))
    log.carry_out(delete(AccessHead))
    log.add(entries(9)[5:])

    assert welnu("audit", "verify")[0] == 0
    for note in (noted, later, "x", "99-abc", "-", f"{'9' * 30}-{'0' * 16}"):
        assert welnu("audit", "verify", "--against", note)[0] == 1


def test_a_review_starts_where_the_last_one_was_signed(welnu, log):
    log.add([look(), look("2026-03-02T23:30+01:00"), look(outcome="closed")])

    code, said, _ = welnu("audit", "review")
    assert code == 0
    assert said.splitlines() == [
        "row 2, 2026-03-02 23:30, Dora de Wit (De Linde), summary of 00000000: outside office hours",
        "row 3, 2026-03-02 10:00, Dora de Wit (De Linde), summary of 00000000: refused: closed",
        "looks since the last review: 3; to look at: 2",
    ]

    assert welnu("audit", "review", "--sign", "Fatima")[1].endswith("to look at: 2, signed by Fatima\n")
    assert welnu("audit", "review")[1] == "looks since the last review: 0; to look at: 0\n"
    welnu("audit", "review", "--sign", "Fatima")
    assert welnu("audit", "review")[1] == "looks since the last review: 0; to look at: 0\n"
    log.add([look(outcome="foreign")])
    assert welnu("audit", "review")[1].endswith("looks since the last review: 1; to look at: 1\n")


def test_a_review_in_the_middle_of_a_day_hides_nothing_of_that_day(welnu, log):
    first, second = persons(review.MANY)[:-1], persons(review.MANY, at="2026-03-02T16:00+01:00")[-1:]
    log.add([*persons(1, at="2026-03-01T12:00+01:00"), *first])
    welnu("audit", "review", "--sign", "Fatima")
    log.add(second)

    said = welnu("audit", "review")[1].splitlines()

    assert [line.rpartition(": ")[2] for line in said[:-1]] == [f"{review.MANY} persons or more on one day"]
    assert said[-1] == "looks since the last review: 1; to look at: 1"


def test_a_log_whose_end_was_changed_cannot_be_signed(welnu, log):
    log.add(entries(2))
    log.carry_out(update(AccessHead).values(size=1))

    code, _, said = welnu("audit", "review", "--sign", "Fatima")

    assert code == 1
    assert "nothing was signed: the end of the log was changed" in said


def test_the_sign_off_is_a_row_of_the_log_itself(welnu, log):
    log.add(entries(2))
    welnu("audit", "review", "--sign", "Fatima")

    assert welnu("audit", "verify")[1].startswith("whole: 3 rows.")
    log.carry_out(update(Access).where(Access.event == accesses.REVIEW).values(actor_name="Iemand"))
    assert welnu("audit", "verify")[0] == 1


def test_what_came_while_it_was_looked_at_is_in_the_next_review(app):
    with app.app_context():
        with db.writing():
            accesses.add([look()])
        found = commands.to_review()
        with db.writing():
            accesses.add([look(outcome="closed")])
        commands.sign("Fatima", found.upto, clock.now())

        assert (found.looks, found.remarks) == (1, [])
        assert [remark.row["number"] for remark in commands.to_review().remarks] == [2]
