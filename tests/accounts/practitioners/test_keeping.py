"""What is kept, for how long, how it is found, and what mails say."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import event, select

from tests.accounts.passkeys.authenticator import Authenticator
from tests.accounts.passkeys.test_passkeys import PASSKEYS, add, use
from tests.accounts.practitioners.conftest import FENNA, HERE, ME, SAID, add_passkey, use_passkey
from tests.accounts.test_mail import NEVER
from tests.practising import PASSWORD, SESSIONS, code, enter, register
from welnu import clock
from welnu.accounts import jobs, texts
from welnu.accounts.passkeys.models import Challenge
from welnu.accounts.practitioners import posting
from welnu.accounts.practitioners.models import PractitionerLink, PractitionerSession

KINDS = {"invitation", "confirm", "known", "reset", "unknown", "locked", "changed", "ended"}


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_mails_say_nothing_that_a_passer_by_should_not_read(language):
    mails = posting._mails(language)

    assert set(mails) == KINDS
    for mail in mails.values():
        said = mail["subject"] + mail["text"]
        assert said.isascii()
        assert not re.search(NEVER, said)


def test_an_invitation_is_mailed_where_there_is_a_mail_server(smtp, operator):
    link = operator.invite(FENNA, {"name": SAID["name"]}, "en")

    with operator.app.app_context():
        jobs.send_mail(clock.now())
    (mail,) = smtp.mails
    text = mail.decode().replace("=\r\n", "").replace("=3D", "=")
    assert link in text
    assert SAID["name"] not in text


def test_without_a_mail_server_the_link_is_in_the_hands_of_the_operator_alone(operator, mailbox):
    operator.invite(FENNA, {}, "nl")

    assert mailbox.read() == []


def rows(app, table):
    with app.extensions["engine"].connect() as connection:
        return len(connection.execute(select(table.__table__)).all())


@pytest.mark.parametrize(
    ("later", "links", "challenges", "sessions"),
    [
        (timedelta(0), 1, 1, 1),
        (timedelta(minutes=5), 1, 0, 1),
        (timedelta(hours=12), 1, 0, 0),
        (timedelta(days=7), 0, 0, 0),
    ],
)
def test_what_expired_is_removed(app, operator, dora, nobody, later, links, challenges, sessions):
    operator.token()
    nobody.post(f"{SESSIONS}/passkey/options")

    with app.app_context():
        jobs.purge(clock.now() + later)

    found = [rows(app, table) for table in (PractitionerLink, Challenge, PractitionerSession)]
    assert found == [links, challenges, sessions]


def confirmation(mailbox):
    """Return the token in the mail that ends a registration, among others."""
    (mail,) = (each for each in mailbox.read() if each["To"] == FENNA)
    return mail.get_content().partition("token=")[2].split()[0]


def test_no_request_of_a_practitioner_and_no_passkey_reads_through_a_whole_table(app, alice, nobody, mailbox):
    engine, asked = app.extensions["engine"], []
    if engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL plans by table size, and these tables are empty; the indexes are the same")

    def keep(_connection, _cursor, statement, parameters, _context, _many):
        asked.append((statement, parameters))

    who, device, hers = register(app), Authenticator(), Authenticator()
    event.listen(engine, "before_cursor_execute", keep)
    enter(nobody, who["email"])
    answers = [
        add_passkey(nobody, device),
        use_passkey(nobody, device),
        nobody.post(HERE, json=SAID | {"email": FENNA, "password": PASSWORD}),
        app.test_client().post(f"{HERE}/confirm", json={"token": confirmation(mailbox)}),
        *(nobody.get(path) for path in (ME, f"{ME}/export", f"{HERE}/passkeys", SESSIONS, f"{SESSIONS}/current")),
        nobody.patch(ME, json={"name": "Dora"}),
        *(nobody.post(f"{HERE}/{path}") for path in ("totp", "codes")),
        nobody.delete(f"{HERE}/passkeys/{nobody.get(f'{HERE}/passkeys').json['passkeys'][0]['id']}"),
        nobody.post(f"{HERE}/password-resets", json={"email": who["email"]}),
        nobody.delete(SESSIONS),
        nobody.delete(f"{SESSIONS}/current"),
        add(alice, hers),
        alice.get(PASSKEYS),
        use(alice, hers),
    ]
    event.remove(engine, "before_cursor_execute", keep)

    assert [reply.text for reply in answers if reply.status_code >= 400] == []
    statements = [each for each in asked if each[0].startswith(("SELECT", "UPDATE", "DELETE"))]
    with engine.connect() as connection:
        for statement, parameters in statements:
            if "outgoing_mail" in statement:  # the job that sends mail, which is tested by its own index
                continue
            once = parameters[0] if isinstance(parameters, list) else parameters
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", once).all()
            scans = [row.detail for row in plan if "SCAN" in row.detail and row.detail != "SCAN CONSTANT ROW"]
            assert not scans, (statement, plan)
    assert len(statements) > 40


def test_a_practitioners_answers_are_kept_by_no_cache(dora):
    assert dora.get(ME).headers["Cache-Control"] == "no-store"
    assert code(clock.now()) not in dora.get(ME).text
