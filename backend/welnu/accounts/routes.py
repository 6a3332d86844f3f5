"""Accounts over HTTP."""

from typing import Any
from uuid import UUID

from flask import Response, jsonify, request
from flask_login import current_user
from sqlalchemy import select

from welnu import clock, db
from welnu.accounts import belongings, devices, login, service, spreadsheet, texts
from welnu.accounts.limits import EXPORT, MAIL_EMAIL, START, TRY, TRY_EMAIL, by_email, limiter
from welnu.accounts.models import LoginSession
from welnu.accounts.models import Person as PersonRow
from welnu.accounts.schemas import (
    ConsentTextSchema,
    EmailSchema,
    EmailSignUpSchema,
    EnteredSchema,
    EnteredWithCodeSchema,
    EraseSchema,
    GivenConsentSchema,
    NewPasswordSchema,
    NothingSchema,
    PasswordLoginSchema,
    PersonSchema,
    ProfileSchema,
    RecoverySchema,
    SessionsSchema,
    SheetSchema,
    SignUpSchema,
    TokenSchema,
)
from welnu.policy import Anyone, Person, allow
from welnu.web import Blueprint

blp = Blueprint("accounts", __name__, url_prefix="/api/accounts", description="Starting, logging in and leaving")


@blp.get("/consent")
@allow(Anyone)
@blp.response(200, ConsentTextSchema)
def get_consent() -> dict[str, Any]:
    """Give the text that consent is asked with, newest version"""
    version = texts.newest_consent()
    return {"version": version, "texts": texts.consents()[version]}


@blp.post("")
@limiter.limit(START)
@allow(Anyone)
@blp.arguments(SignUpSchema)
@blp.response(201, EnteredWithCodeSchema)
def post_account(profile: dict[str, Any]) -> service.Entry:
    """Start an account without an e-mail address; the recovery code is shown this once"""
    return _let_in(service.sign_up(profile, clock.now(), _device()))


@blp.post("/email")
@limiter.limit(START)
@limiter.limit(MAIL_EMAIL, key_func=by_email)
@allow(Anyone)
@blp.arguments(EmailSignUpSchema)
@blp.response(202, NothingSchema)
def post_email(wish: dict[str, Any]) -> dict[str, Any]:
    """Ask for an account with an e-mail address; a link is mailed. Answers alike for every address"""
    email, password = wish.pop("email"), wish.pop("password")
    service.sign_up_with_email(email, password, wish, wish["language"], clock.now())
    return {}


@blp.post("/email/confirm")
@limiter.limit(TRY)
@allow(Anyone)
@blp.arguments(TokenSchema)
@blp.response(200, EnteredSchema)
def post_email_confirmation(link: dict[str, str]) -> service.Entry:
    """End a sign-up with the link that was mailed"""
    return _let_in(service.confirm(link["token"], clock.now(), _device()))


@blp.post("/sessions")
@limiter.limit(TRY)
@limiter.limit(TRY_EMAIL, key_func=by_email, deduct_when=lambda response: response.status_code == 401)
@allow(Anyone)
@blp.arguments(PasswordLoginSchema)
@blp.response(200, EnteredSchema)
def post_session(given: dict[str, str]) -> service.Entry:
    """Log in with an e-mail address and a password"""
    return _let_in(service.log_in(given["email"], given["password"], clock.now(), _device()))


@blp.post("/sessions/recovery")
@limiter.limit(TRY)
@allow(Anyone)
@blp.arguments(RecoverySchema)
@blp.response(200, EnteredWithCodeSchema)
def post_recovery(given: dict[str, str]) -> service.Entry:
    """Log in with the recovery code; it is used up, a new one is shown, other devices are logged out"""
    return _let_in(service.recover(given["code"], clock.now(), _device()))


@blp.get("/sessions")
@allow(Person)
@blp.response(200, SessionsSchema)
def get_sessions() -> dict[str, Any]:
    """Give the devices that are logged in"""
    current = (LoginSession.id == current_user.session_id).label("current")
    shown = (LoginSession.id, current, LoginSession.created_at, LoginSession.last_seen_on, LoginSession.device)
    return {"sessions": db.session().execute(select(*shown).order_by(LoginSession.created_at)).all()}


@blp.delete("/sessions")
@allow(Person)
@blp.response(204)
def delete_other_sessions() -> None:
    """Log all other devices out"""
    service.end_other_sessions(current_user.session_id)


@blp.delete("/sessions/current")
@allow(Person)
@blp.response(204)
def delete_current_session() -> None:
    """Log out"""
    service.end_session(current_user.session_id)
    login.forget()


@blp.delete("/sessions/<uuid:id>")
@allow(Person)
@blp.response(204)
def delete_session(id: UUID) -> None:
    """Log one device out"""
    service.end_session(id)


@blp.post("/password-resets")
@limiter.limit(START)
@limiter.limit(MAIL_EMAIL, key_func=by_email)
@allow(Anyone)
@blp.arguments(EmailSchema)
@blp.response(202, NothingSchema)
def post_password_reset(given: dict[str, str]) -> dict[str, Any]:
    """Ask for a new password; a link is mailed. Answers alike for every address"""
    language = request.accept_languages.best_match(texts.LANGUAGES, texts.LANGUAGES[0])
    service.ask_reset(given["email"], language, clock.now())
    return {}


@blp.post("/password-resets/confirm")
@limiter.limit(TRY)
@allow(Anyone)
@blp.arguments(NewPasswordSchema)
@blp.response(200, EnteredSchema)
def post_new_password(given: dict[str, str]) -> service.Entry:
    """Set a new password with the link that was mailed; all other devices are logged out"""
    return _let_in(service.reset(given["token"], given["password"], clock.now(), _device()))


@blp.get("/me")
@allow(Person)
@blp.response(200, PersonSchema)
def get_me() -> PersonRow:
    """Give one's own profile"""
    return db.session().get_one(PersonRow, current_user.person_id)


@blp.patch("/me")
@allow(Person)
@blp.arguments(ProfileSchema(partial=True))
@blp.response(200, PersonSchema)
def patch_me(changes: dict[str, Any]) -> PersonRow:
    """Change one's own profile"""
    return service.change(current_user.person_id, changes, clock.now())


@blp.post("/me/consent")
@allow(Person)
@blp.arguments(GivenConsentSchema)
@blp.response(200, PersonSchema)
def post_own_consent(given: dict[str, str]) -> PersonRow:
    """Agree to the newest text; safe to repeat"""
    return service.agree(current_user.person_id, given["version"], clock.now())


@blp.delete("/me")
@allow(Person)
@blp.arguments(EraseSchema)
@blp.response(204)
def delete_me(_confirmed: dict[str, str]) -> None:
    """Erase the account and everything in it, for good"""
    service.erase(current_user.person_id)
    login.forget()


@blp.get("/me/export")
@limiter.limit(EXPORT)
@allow(Person)
@blp.response(200, content_type="application/json")
def get_export() -> Response:
    """Give everything that is stored of the person, as a file"""
    response = jsonify(exported_at=clock.now().isoformat(), **belongings.exported(db.session(), current_user.person_id))
    return _as_file(response, "welnu.json")


@blp.get("/me/export.csv")
@limiter.limit(EXPORT)
@allow(Person)
@blp.arguments(SheetSchema, location="query")
@blp.response(200, content_type="text/csv")
def get_sheet(query: dict[str, str]) -> Response:
    """Give all responses, or all uptakes, as a file for spreadsheet programs, one a row"""
    columns, rows = belongings.SHEETS[query["sheet"]]
    response = Response(spreadsheet.written(columns, rows()), mimetype="text/csv")
    return _as_file(response, f"welnu-{query['sheet']}.csv")


def _as_file(response: Response, name: str) -> Response:
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _let_in(entry: service.Entry) -> service.Entry:
    login.keep(entry.person.person_id, entry.token)
    return entry


def _device() -> str:
    return devices.label(request.user_agent.string)
