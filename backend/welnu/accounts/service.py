"""Starting, logging in, changing and leaving.

Sign-up, log-in and reset do the same work for addresses with and without an account: one slow hash
where a password is given, then the same rows written.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, Row, bindparam, delete, select, update
from sqlalchemy.orm import Session

from welnu import db
from welnu.accounts import ages, belongings, hashing, moving, passwords, posting, recovery, texts, tokens
from welnu.accounts.models import Consent, EmailLogin, LoginSession, MailToken, Person, RecoveryCode
from welnu.errors import Invalid, LoginRequired

PROFILE: Final = ("language", "life_phase", "time_zone", "birth_years")
NOTE_SEEN: Final = db.own(
    update(LoginSession.__table__)  # type: ignore[arg-type]
    .where(LoginSession.__table__.c.id == bindparam("of_id"))
    .values(last_seen_on=bindparam("today"))
)

Profile = Mapping[str, Any]


@dataclass(frozen=True)
class Entry:
    """Someone who just got in."""

    person: Person
    token: str  # for the cookie
    recovery_code: str | None = None  # shown once


class LoginFailed(LoginRequired):
    """Address, password or code is not right; which one is not said."""

    def __init__(self) -> None:
        super().__init__("login.failed", "that does not fit an account")


def sign_up(profile: Profile, now: datetime, device: str) -> Entry:
    """Start an account without an e-mail address.

    Raises Invalid when consent is to an unknown text, or the person is under 16.
    """
    _check_start(profile, now)
    with db.transaction() as session:
        person = _new_person(session, profile, now)
        return Entry(person, _new_session(session, person, now, device), _new_code(session, person.person_id))


def sign_up_with_email(email: str, password: str, profile: Profile, language: str, now: datetime) -> None:
    """Send a link that ends the sign-up; to an address that has an account, one that sets a password.

    Raises Invalid as `sign_up` does, and when the password is not accepted.
    """
    _check_start(profile, now)
    password_hash = accepted(password, email)
    sign_up = {name: profile[name] for name in (*PROFILE, "consent")} | {
        "password_hash": password_hash,
        "given_at": now.isoformat(),
    }
    with db.transaction() as session:
        if _email_login(session, email):
            posting.reset(session, email, "known", language, now)
        else:
            posting.confirmation(session, email, sign_up, language, now)


def confirm(token: str, now: datetime, device: str) -> Entry:
    """End the sign-up that the link in a mail belongs to: from now on there is an account.

    Raises Invalid when the link is unknown, used or too old, or the address has got an account meanwhile.
    """
    with db.transaction() as session:
        link = _taken(session, "confirm", token, now)
        if _email_login(session, link.email):
            raise _useless_link()
        person = _new_person(session, link.sign_up, now)
        session.add(
            EmailLogin(email=link.email, person_id=person.person_id, password_hash=link.sign_up["password_hash"])
        )
        return Entry(person, _new_session(session, person, now, device))


def log_in(email: str, password: str, now: datetime, device: str) -> Entry:
    """Let someone in who knows the password.

    Raises LoginFailed, alike for unknown addresses and wrong passwords.
    """
    login = _email_login(db.session(), email)
    if not hashing.fits(password, login.password_hash if login else None) or login is None:
        raise LoginFailed
    with db.transaction() as session:
        return enter(session, login.person_id, now, device)


def recover(code: str, now: datetime, device: str) -> Entry:
    """Let someone in who has the recovery code. It works once: a new one takes its place, other sessions end.

    Raises LoginFailed.
    """
    symbols = recovery.read(code)
    if symbols is None:
        raise LoginFailed
    with db.transaction() as session:
        used = delete(RecoveryCode).where(RecoveryCode.code_hash == tokens.fingerprint(symbols))
        person_id = session.scalar(used.returning(RecoveryCode.person_id))
        if person_id is None:
            raise LoginFailed
        db.view_as(person_id)
        session.execute(delete(LoginSession))
        entry = enter(session, person_id, now, device)
        return Entry(entry.person, entry.token, _new_code(session, person_id))


def ask_reset(email: str, language: str, now: datetime) -> None:
    """Send a link that sets a new password; to an address without an account, word that there is none."""
    with db.transaction() as session:
        kind = "reset" if _email_login(session, email) else "unknown"
        posting.reset(session, email, kind, language, now)


def reset(token: str, password: str, now: datetime, device: str) -> Entry:
    """Set a new password and end all sessions.

    Raises Invalid when the link is unknown, used or too old (it is not used up by a password that is not
    accepted), or the password is not accepted.
    """
    email = db.session().scalar(select(MailToken.email).where(*_opens("reset", token, now)))
    if email is None:
        raise _useless_link()
    password_hash = accepted(password, email)
    with db.transaction() as session:
        link = _taken(session, "reset", token, now)
        login = _email_login(session, link.email)
        if login is None:
            raise _useless_link()
        login.password_hash = password_hash
        db.view_as(login.person_id)
        session.execute(delete(LoginSession))
        return enter(session, login.person_id, now, device)


def change(person_id: UUID, changes: Mapping[str, Any], now: datetime) -> Person:
    """Change the profile.

    Raises Invalid when the years of birth say that the person is under 16.
    """
    _check_age(changes.get("birth_years"), now)
    with db.transaction() as session:
        person = session.get_one(Person, person_id)
        left = person.time_zone
        for name, value in changes.items():
            setattr(person, name, value)
        session.flush()
        for move in moving.MOVES if person.time_zone != left else ():
            move(person_id, left, person.time_zone, now)
        return person


def agree(person_id: UUID, version: str, now: datetime) -> Person:
    """Store agreement to the newest text; one that was given before stays as it is.

    Raises Invalid when `version` is not the newest.
    """
    if version != texts.newest_consent():
        raise _unknown_text()
    with db.transaction() as session:
        person = session.get_one(Person, person_id, with_for_update=True)  # phones of one person take turns
        if session.get(Consent, (person_id, version)) is None:
            session.add(Consent(person_id=person_id, version=version, given_at=now))
            session.flush()
            session.expire(person, ["consents"])
        return person


def note_seen(session_id: UUID, today: date) -> None:
    """Store the day on which a session was last used."""
    with db.transaction() as session:
        session.execute(NOTE_SEEN, {"of_id": session_id, "today": today})


def end_session(session_id: UUID) -> None:
    """Log one device of the viewer out; one that is not there is logged out already."""
    with db.transaction() as session:
        session.execute(delete(LoginSession).where(LoginSession.id == session_id))


def end_other_sessions(session_id: UUID) -> None:
    """Log all devices of the viewer out but this one."""
    with db.transaction() as session:
        session.execute(delete(LoginSession).where(LoginSession.id != session_id))


def erase(person_id: UUID) -> None:
    """Remove the person and everything of theirs, from every table."""
    with db.transaction() as session:
        belongings.erase(session, person_id)


def _check_start(profile: Profile, now: datetime) -> None:
    version = profile["consent"]["version"]
    if version not in texts.consents():
        raise _unknown_text("consent.version")
    _check_age(profile["birth_years"], now, says_so=profile["sixteen_or_older"])


def _unknown_text(field: str = "version") -> Invalid:
    return Invalid("consent.unknown", "that is no text that is asked now", {field: "Not a known version."})


def _check_age(birth_years: int | None, now: datetime, *, says_so: bool = True) -> None:
    if not says_so or ages.is_certainly_too_young(birth_years, now.date()):
        raise Invalid("account.phone_only", "under 16, everything stays on the phone: no account is made")


def accepted(password: str, email: str) -> str:
    """Return what is stored of a password that someone chose.

    Raises Invalid when it is too easy.
    """
    if fault := passwords.fault(password, email):
        code, sentence = fault
        raise Invalid(code, "the password is not accepted", {"password": sentence})
    return hashing.hashed(password)


def _new_person(session: Session, profile: Profile, now: datetime) -> Person:
    person = Person(person_id=uuid4(), created_at=now, **{name: profile[name] for name in PROFILE})
    db.view_as(person.person_id)
    session.add(person)
    session.flush()  # the rows below refer to it
    given_at = datetime.fromisoformat(profile["given_at"]) if "given_at" in profile else now
    session.add(Consent(person_id=person.person_id, version=profile["consent"]["version"], given_at=given_at))
    return person


def enter(session: Session, person_id: UUID, now: datetime, device: str) -> Entry:
    """Let a person in who proved who they are."""
    db.view_as(person_id)
    person = session.get_one(Person, person_id)
    return Entry(person, _new_session(session, person, now, device))


def _new_session(session: Session, person: Person, now: datetime, device: str) -> str:
    token = secrets.token_urlsafe(tokens.BYTES)
    session.add(
        LoginSession(
            person_id=person.person_id,
            token_hash=tokens.fingerprint(token),
            created_at=now,
            last_seen_on=now.date(),
            device=device,
        )
    )
    return token


def _new_code(session: Session, person_id: UUID) -> str:
    code = recovery.written(secrets.randbits(recovery.BITS))
    symbols = code.replace("-", "")
    session.add(RecoveryCode(code_hash=tokens.fingerprint(symbols), person_id=person_id))
    return code


def _email_login(session: Session, email: str) -> EmailLogin | None:
    return session.scalar(select(EmailLogin).where(EmailLogin.email == email))


def _taken(session: Session, purpose: str, token: str, now: datetime) -> Row[Any]:
    """Return what the link opens; it and all others that were sent to the address stop working."""
    used = delete(MailToken).where(*_opens(purpose, token, now)).returning(MailToken.email, MailToken.sign_up)
    link = session.execute(used).one_or_none()
    if link is None:
        raise _useless_link()
    session.execute(delete(MailToken).where(MailToken.email == link.email))
    return link


def _opens(purpose: str, token: str, now: datetime) -> list[ColumnElement[bool]]:
    """Return the criteria for a link that still works."""
    return [
        MailToken.token_hash == tokens.fingerprint(token),
        MailToken.purpose == purpose,
        MailToken.expires_at > now,
    ]


def _useless_link() -> Invalid:
    return Invalid("token.invalid", "this link does not work any more: ask for a new one")
