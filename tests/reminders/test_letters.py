"""Letters: a mail that says nothing but where to look, and what a mail server makes of it."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from string import Formatter

import pytest
import trustme
import yaml
from structlog.testing import capture_logs

from tests.reminders.fakes import MailServer, authority, certified, dripping, drop, hang
from welnu.accounts.texts import LANGUAGES
from welnu.config import load, resource
from welnu.reminders import letters
from welnu.reminders.outcome import SENT, Letter, Outcome, later

NOW = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)
LETTER = Letter("Zk3-_topic", NOW + timedelta(minutes=90), "en")
ALICE = "alice@example.org"
LINK = "https://welnu.example/r/Zk3-_topic"
NEVER = (
    r"welnu|welzijn|welbe|well-?being|health|gezond|ziek|stem|mood|psych|mental|klacht|hulp|help|check-?in|vragenlijst"
    r"|questionnaire|therap|patient|cli[eë]nt|symptom|pijn|pain|angst|anx|depress|somber|stress|slaap|sleep|voel|feel"
    r"|alice|bob|dana|naam|name"
)


@pytest.fixture
def config(tmp_path):
    environment = {"WELNU_PUBLIC_URL": "https://welnu.example", "WELNU_MAIL_FROM": "Seintje <post@welnu.example>"}
    return load({"WELNU_HOME": str(tmp_path), **environment})


@pytest.fixture
def server():
    with MailServer() as server:
        yield server


@pytest.fixture
def send(config, server):
    """Return a function that sends the letter through the mail server."""
    return lambda **changes: letters.send(LETTER, ALICE, NOW, replace(config, smtp_url=server.url), **changes)


def read(octets):
    return message_from_bytes(octets, policy=policy.default)


def test_a_letter_as_it_arrives(send, server):
    assert send() == SENT

    (mail,) = map(read, server.mails)
    headers = {name: mail[name] for name in mail if not name.startswith(("Content-", "MIME-"))}
    assert headers == {
        "From": "Seintje <post@welnu.example>",
        "To": ALICE,
        "Subject": "You asked for a nudge",
        "Date": "Mon, 23 Nov 2026 19:30:00 +0000",
        "Message-ID": "<Zk3-_topic@welnu.example>",
        "Auto-Submitted": "auto-generated",
        "List-Unsubscribe": "<https://welnu.example/me/reminders>",
    }
    assert LINK in mail.get_body(["plain"]).get_content().splitlines()
    assert f'<a href="{LINK}">{LINK}</a>' in mail.get_body(["html"]).get_content()


def test_links_arrive_unbroken(send, server):
    send()

    assert f"\r\n{LINK}\r\n".encode() in server.mails[0]


def test_sent_again_it_is_the_same_mail(send, server):
    server.will(END=drop)

    assert [send(), send()] == [later("unreachable"), SENT]
    assert [read(mail)["Message-ID"] for mail in server.mails] == ["<Zk3-_topic@welnu.example>"] * 2


def test_without_a_server_it_becomes_a_file_for_the_owner_alone_which_a_repeat_replaces(config):
    assert [letters.send(LETTER, ALICE, NOW, config) for _ in range(2)] == [SENT, SENT]

    (file,) = (config.home / "mail").glob("*.eml")
    assert file.stat().st_mode & 0o777 == 0o600
    assert read(file.read_bytes())["To"] == ALICE


@pytest.mark.parametrize(
    ("moves", "outcome"),
    [
        ({"HELLO": "421 busy"}, later("smtp_421")),
        ({"HELLO": "554 go away"}, later("smtp_554")),  # this network: not for one letter to give up
        ({"HELLO": drop}, later("unreachable")),
        ({"MAIL": "451 later"}, later("smtp_451")),
        ({"MAIL": "550 not you"}, Outcome("refused", "smtp_550")),  # our sender's address: the operator's to mend
        ({"MAIL": drop}, later("unreachable")),
        ({"RCPT": "450 greylisted"}, later("smtp_450")),
        ({"RCPT": "550 no such mailbox"}, Outcome("impossible", "smtp_550")),
        ({"DATA": "451 later"}, later("smtp_451")),
        ({"DATA": "554 no"}, Outcome("impossible", "smtp_554")),
        ({"DATA": drop}, later("unreachable")),
        ({"END": "452 full"}, later("smtp_452")),
        ({"END": "550 it is spam"}, Outcome("impossible", "smtp_550")),
        ({"END": drop}, later("unreachable")),
        ({"QUIT": drop}, SENT),  # it was taken
        ({"QUIT": "421 too slow"}, SENT),
    ],
)
def test_what_an_answer_of_the_mail_server_means(send, server, moves, outcome):
    server.will(**moves)

    assert send() == outcome


@pytest.mark.parametrize("verb", ["HELLO", "EHLO", "MAIL", "RCPT", "DATA", "END"])
def test_a_server_that_hangs_is_not_waited_for(send, server, verb):
    server.will(**{verb: hang})

    found = send(timeout_seconds=0.3)

    assert found.kind == "later"
    assert found.unanswered


def test_a_server_that_answers_a_byte_at_a_time_is_not_waited_for(send, server):
    server.will(DATA=dripping(b"354 " + b"x" * 1000 + b"\r\n", 0.05))

    found = send(timeout_seconds=0.5)

    assert found.kind == "later"
    assert found.unanswered
    assert server.mails == []


def test_a_server_that_hangs_at_the_end_has_taken_the_mail(send, server):
    server.will(QUIT=hang)

    assert send(timeout_seconds=3) == SENT  # half of it for each answer: a busy machine may need some


def test_a_server_that_is_not_there_is_tried_again_later(config):
    down = replace(config, smtp_url="smtp://127.0.0.1:1")

    assert letters.send(LETTER, ALICE, NOW, down) == later("unreachable")


def test_a_wrong_password_is_the_operators_to_mend(config, server):
    server.will(EHLO="250-here\r\n250 AUTH PLAIN", AUTH="535 wrong")
    url = server.url.replace("://", "://welnu:s%40cret@")

    assert letters.send(LETTER, ALICE, NOW, replace(config, smtp_url=url)) == Outcome("refused", "smtp_535")


@pytest.fixture
def trusted(tmp_path, monkeypatch):
    """This machine trusts our certificate authority, as an operator would set it."""
    authority().cert_pem.write_to_path(str(tmp_path / "authority.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))


def test_over_tls(config, trusted):
    with MailServer(certified("127.0.0.1")) as server:
        assert letters.send(LETTER, ALICE, NOW, replace(config, smtp_url=server.url)) == SENT
        assert len(server.mails) == 1


@pytest.mark.parametrize(
    ("host", "by", "reason"),
    [
        ("mail.example.org", None, "IP address mismatch"),
        ("127.0.0.1", trustme.CA(), "unable to get local issuer certificate"),
    ],
)
def test_a_wrong_certificate_gets_no_mail_and_is_told_to_the_operator(config, trusted, host, by, reason):
    with MailServer(certified(host, by=by)) as server, capture_logs() as logs:
        assert letters.send(LETTER, ALICE, NOW, replace(config, smtp_url=server.url)) == later("certificate")

    assert server.mails == []
    ((event, error, address),) = [(log["event"], log["error"], log["address"]) for log in logs]
    assert (event, address) == ("mail.certificate", "127.0.0.1")
    assert reason in error


def test_every_language_has_its_words():
    assert sorted(path.stem for path in letters.MAILS.iterdir()) == sorted(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_only_thing_to_fill_in_is_the_link(language):
    said = letters.words(language)

    places = {name: {field for _, field, *_ in Formatter().parse(text) if field} for name, text in said.items()}
    assert places == {"subject": set(), "text": {"link"}, "html": {"link"}}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_tells_what_it_is_about(language):
    for text in letters.words(language).values():
        assert not re.search(NEVER, text, re.IGNORECASE)
        assert text.isascii()  # else it is sent encoded, and a link in a file cannot be copied


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_instrument_is_named(language):
    names = {
        name.casefold()
        for folder in resource("questionnaires").iterdir()
        if (folder / f"{language}.yaml").exists()
        for name in (folder.name, yaml.safe_load((folder / f"{language}.yaml").read_text("utf-8"))["title"])
    }

    assert len(names) > 10
    for text in letters.words(language).values():
        assert not [name for name in names if name in text.casefold()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_letters_differ_in_their_link_alone(config, language):
    first, second = (
        letters.message(Letter(topic, NOW, language), ALICE, NOW, config).as_string() for topic in ("One", "Two")
    )

    boundary = r"={15}\d+=="
    assert re.sub(boundary, "", first.replace("One", "Two")) == re.sub(boundary, "", second)
