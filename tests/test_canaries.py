"""What is private turns up where it is declared, and nowhere else: the database, its errors, logs, mail, backups.

Answers to each principal: test_principals.py; browsers: browser/test_canaries.py.
"""

import os
import re
from contextlib import contextmanager
from uuid import uuid4

import pytest
from sqlalchemy import JSON, LargeBinary, String, event, select, text

from tests.canaries import BROWSER, CANARIES, NETWORK, PASSWORD, PLANTED, SECRET, WATCH
from tests.conftest import ACCOUNT
from tests.opening import SHARING, WISH, introduced
from tests.planting import (  # noqa: F401
    PRACTITIONERS,
    REGISTRATION,
    SAID,
    WRITTEN,
    a_look,
    a_person,
    a_practitioner,
    ask_for_mail,
    dana,
    mailbox,
)
from welnu import backup, db, scheduler
from welnu.db import Base

pytest_plugins = ["pytester"]

OF_PERSONS = {"administration", "checkin", "email_login", "grant", "push_subscription", "uptake"}
DIGESTS = {  # of what opens something: a fingerprint, a slow hash, a public half; or sealed with a key kept elsewhere
    "access.hash", "access.previous_hash", "access.subject", "access_head.hash", "access_head.mac",
    "calendar_feed.token_hash", "challenge.challenge_hash", "email_login.password_hash", "guess.network",
    "invitation.code_hash", "login_session.token_hash", "mail_token.sign_up", "mail_token.token_hash",
    "passkey.credential_id", "passkey.public_key", "practitioner.password_hash", "practitioner.totp_offered",
    "practitioner.totp_secret", "practitioner_code.code_hash", "practitioner_link.token_hash",
    "practitioner_passkey.credential_id", "practitioner_passkey.public_key", "practitioner_session.token_hash",
    "recovery_code.code_hash",
}  # fmt: skip
OUR_WORDS = {  # one of a list that is ours, or a name that is random
    "access.action", "access.actor_role", "access.event", "access.outcome", "access.scope", "checkin.time_zone",
    "consent.version", "delivery.channel", "delivery.kind", "delivery.reached", "delivery.reason", "delivery.state",
    "delivery.topic", "grant.instruments", "grant.scope", "invitation.by", "login_session.device", "mail_token.purpose",
    "outgoing_mail.subject", "outgoing_mail.text", "passkey.device", "person.language", "person.life_phase",
    "person.time_zone", "practitioner.language", "practitioner_link.purpose", "practitioner_passkey.device",
    "practitioner_session.device", "push_subscription.device", "refusing_host.host", "reminder.channels",
    "reminder.kind", "reminder.schedule", "uptake.status",
}  # fmt: skip
OPENS = {"code", "password", "token"}  # fields that let someone in
SAID_FROM_A_LIST = {"instrument", "instruments", "time_zone", "topic", "version"}


def columns():
    """Return each column that can hold words or bytes, as the models name it."""
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            if isinstance(getattr(column.type, "impl", column.type), (String, LargeBinary, JSON)):
                yield f"{table.name}.{column.name}"


def test_every_column_holds_a_canary_or_nothing_private():
    assert not (set(CANARIES) & DIGESTS) | (set(CANARIES) & OUR_WORDS) | (DIGESTS & OUR_WORDS)
    assert set(columns()) == set(CANARIES) | DIGESTS | OUR_WORDS


def texts(document, schema):
    """Return the fields of `schema`, and of those within it, in which someone can write what they want."""
    for name, field in document[schema].get("properties", {}).items():
        for part in (field, field.get("items", {}), *field.get("anyOf", ())):
            if "$ref" in part:
                yield from texts(document, part["$ref"].rpartition("/")[2])
            elif "string" in part.get("type", ()) and not {"enum", "format"} & set(part):
                yield name


def test_every_field_that_someone_fills_in_holds_a_canary_or_nothing_private(app):
    api = app.extensions["flask-smorest"]["apis"][""]["ext_obj"].spec.to_dict()
    asked_for = re.findall(r"'requestBody': .*?schemas/(\w+)", str(api["paths"]))

    found = {name for schema in asked_for for name in texts(api["components"]["schemas"], schema)}

    assert found == {name.partition(".")[2] for name in CANARIES} & found | OPENS | SAID_FROM_A_LIST


def stored(app):
    """Return all that the database holds, as text: column -> values."""
    with db.begin(app.extensions["engine"]) as connection:
        for table in Base.metadata.sorted_tables:
            for row in connection.execute(select(table)).mappings():
                for column, value in row.items():
                    yield f"{table.name}.{column}", value.decode("latin-1") if isinstance(value, bytes) else str(value)


@pytest.mark.usefixtures("looked")
def test_the_database_holds_each_canary_in_its_column_and_no_secret_anywhere(
    app, database, alice, fenna, nobody, tmp_path
):
    for client, path, body in (
        (nobody, "/api/accounts", ACCOUNT),
        (alice, "/api/reminders/feed", None),
        (alice, f"{SHARING}/invitations", {"by": "link"}),
        (fenna, f"{PRACTITIONERS}/codes", None),
        (fenna, f"{PRACTITIONERS}/totp", None),
    ):
        assert client.post(path, json=body).status_code < 300, path
    introduced(alice, fenna)
    ask_for_mail(nobody)
    secrets = {PASSWORD, SECRET, BROWSER, NETWORK, *WATCH.secrets}
    hers = {words for column, words in CANARIES.items() if column.partition(".")[0] in OF_PERSONS}

    before = list(stored(app))
    erased = alice.delete("/api/accounts/me", json={"confirm": "erase"})
    after = list(stored(app))

    assert len(secrets) > 20  # cookies, a feed, a link, a code, a TOTP secret, one and ten recovery codes
    assert {column for column, value in before if PLANTED.search(value)} == set(CANARIES)
    assert not [column for column, value in before for secret in secrets if secret in value]
    assert erased.status_code == 204
    assert not [column for column, value in after for words in hers if words in value]
    if database == "sqlite":
        backup.back_up(app.config["WELNU"], tmp_path / "copy")
        copy = (tmp_path / "copy").read_bytes()
        assert CANARIES["practitioner.organisation"].encode() in copy
        assert not [words for words in hers | secrets if words.encode() in copy]  # nor in what was freed


@contextmanager
def broken(engine):
    """Let no row with a canary be added or changed; yield the errors, which tell all that is in it."""
    errors, tables = [], {name.partition(".")[0] for name in CANARIES}
    make, drop = ON_POSTGRESQL if engine.dialect.name == "postgresql" else ON_SQLITE

    def keep(context):
        assert "parameters hidden" in str(context.sqlalchemy_exception)
        errors.append(str(context.original_exception))

    def execute(statements):
        with db.begin(engine) as connection:
            for name in sorted(tables):
                row = " || ".join(f'quote(NEW."{column.name}")' for column in Base.metadata.tables[name].columns)
                for statement in statements:
                    connection.execute(text(statement.format(table=name, row=row)))

    execute(make)
    event.listen(engine, "handle_error", keep)
    try:
        yield errors
    finally:
        event.remove(engine, "handle_error", keep)
        execute(drop)


ON_SQLITE = (
    ['CREATE TRIGGER break_{table}_' + verb + " BEFORE " + verb + ' ON "{table}" '
     "BEGIN SELECT RAISE(ABORT, 'broken: ' || {row}); END" for verb in ("INSERT", "UPDATE")],
    ["DROP TRIGGER break_{table}_INSERT", "DROP TRIGGER break_{table}_UPDATE"],
)  # fmt: skip
ON_POSTGRESQL = (
    ["CREATE OR REPLACE FUNCTION breaks() RETURNS trigger LANGUAGE plpgsql AS "
     "$$ BEGIN RAISE EXCEPTION 'broken' USING DETAIL = NEW\\:\\:text; END $$",
     'CREATE TRIGGER breaks BEFORE INSERT OR UPDATE ON "{table}" FOR EACH ROW EXECUTE FUNCTION breaks()'],
    ['DROP TRIGGER breaks ON "{table}"'],
)  # fmt: skip


def test_errors_of_the_database_tell_the_row_and_we_do_not(app, alice, fenna, looked, nobody, database, capsys):
    ask_for_mail(nobody)
    introduction = introduced(alice, fenna)
    asked = [
        *((alice, "PUT", f"{path}/{uuid4()}", body) for path, body in WRITTEN.items()),
        (alice, "POST", f"{SHARING}/grants", WISH | {"invitation": introduction}),
        (fenna, "PATCH", f"{PRACTITIONERS}/me", SAID | {"name": "Kanarie", "language": "nl"}),
        (fenna, "GET", f"{SHARING}/people/{looked}/summary", None),
        (nobody, "POST", "/api/accounts/email", ACCOUNT | {"email": "kanarie@example.org", "password": PASSWORD}),
        (nobody, "POST", PRACTITIONERS, REGISTRATION | {"email": "kanarie@example.org"}),
    ]

    with broken(app.extensions["engine"]) as errors:
        replies = [client.open(path, method=method, json=body) for client, method, path, body in asked]
        for job, _ in scheduler.JOBS:
            scheduler.tick(app, job)

    told = capsys.readouterr().err
    assert {reply.status_code for reply in replies} <= {500, 503}
    assert all(PLANTED.search(error) for error in errors), errors
    assert len(errors) > len(asked)  # a job fails too
    assert len(told.splitlines()) >= len(errors), told
    assert not PLANTED.search(told)
    assert not WATCH.leaks
    if database == "postgresql" and "TEST_DATABASE_URL" not in os.environ:  # else it is not ours to read
        with db.begin(app.extensions["engine"]) as connection:
            log = connection.scalar(text("SELECT pg_read_file('log')"))
        assert "ERROR:  broken" in log
        assert not PLANTED.search(log)


def test_a_command_that_the_database_fails_tells_no_row(welnu, tmp_path):
    assert welnu("db", "upgrade")[0] == 0
    engine = db.connect(f"sqlite:///{tmp_path}/home/welnu.sqlite3")

    with broken(engine):
        code, _, said = welnu("practitioners", "invite", "kanarie@example.org", "--name", SAID["organisation"])

    engine.dispose()
    assert (code, said) == (1, "welnu: the database failed: IntegrityError\n")


def test_a_leak_fails_the_test_that_let_it_out(pytester, capsys):
    pytester.makeconftest("from tests.conftest import pytest_runtest_makereport")
    pytester.makepyfile(
        """
        import sys
        from tests.canaries import CANARIES, WATCH

        def test_that_says_nothing():
            pass

        def test_that_logs_a_note():
            print(CANARIES["checkin.note"], file=sys.stderr)

        def test_that_mails_a_secret():
            WATCH.secrets.add("0123456789")
            WATCH.sees("a mail", "0123456789")
        """
    )

    run = pytester.runpytest_inprocess("-p", "no:cacheprovider")

    capsys.readouterr()  # else it would fail this one too
    run.assert_outcomes(passed=3, errors=2)
    run.stdout.fnmatch_lines(["*Captured stderr call holds kanari*", "a mail holds 0123456789*"])
