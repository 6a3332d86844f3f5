"""Practitioners over HTTP. Whoever has given one factor can give or add the other, and nothing else."""

from typing import Any
from uuid import UUID

from flask import Response, jsonify, request
from flask_login import current_user

from welnu import clock, db
from welnu.accounts import devices, texts
from welnu.accounts.limits import EXPORT, MAIL_EMAIL, START, TRY, TRY_EMAIL, by_email, limiter
from welnu.accounts.passkeys import service as passkeys
from welnu.accounts.passkeys.schemas import PasskeyAnswerSchema, PasskeyOptionsSchema, PasskeysSchema
from welnu.accounts.practitioners import belongings, entering, factors, leaving, login, reading, service, steps
from welnu.accounts.practitioners.entering import Entry
from welnu.accounts.practitioners.limits import by_practitioner
from welnu.accounts.practitioners.schemas import (
    PractitionerAcceptanceSchema,
    PractitionerDetailsSchema,
    PractitionerInvitationSchema,
    PractitionerRegistrationSchema,
    PractitionerSchema,
    PractitionerSessionsSchema,
    RecoveryCodesSchema,
    SecondFactorSchema,
    StepSchema,
    StepWithCodesSchema,
    TotpSchema,
)
from welnu.accounts.schemas import (
    EmailSchema,
    EraseSchema,
    NewPasswordSchema,
    NothingSchema,
    PasswordLoginSchema,
    TokenSchema,
)
from welnu.policy import Anyone, EnteringPractitioner, Practitioner, allow
from welnu.web import Blueprint

blp = Blueprint(
    "practitioners", __name__, url_prefix="/api/accounts/practitioners", description="Practitioners, with two factors"
)


@blp.post("")
@limiter.limit(START)
@limiter.limit(MAIL_EMAIL, key_func=by_email)
@allow(Anyone)
@blp.arguments(PractitionerRegistrationSchema)
@blp.response(202, NothingSchema)
def post_practitioner(said: dict[str, Any]) -> dict[str, Any]:
    """Register; a link is mailed. Answers alike for every address"""
    email, password, language = said.pop("email"), said.pop("password"), said.pop("language")
    service.register(email, password, said, language, clock.now())
    return {}


@blp.post("/confirm")
@limiter.limit(TRY)
@allow(Anyone)
@blp.arguments(TokenSchema)
@blp.response(200, StepWithCodesSchema)
def post_confirmation(link: dict[str, str]) -> dict[str, Any]:
    """End a registration with the link that was mailed; the second factor comes next"""
    return _go_on(service.confirm(link["token"], clock.now(), _device()))


@blp.post("/invitations")
@limiter.limit(TRY)
@allow(Anyone)
@blp.arguments(TokenSchema)
@blp.response(200, PractitionerInvitationSchema)
def post_invitation(link: dict[str, str]) -> dict[str, Any]:
    """Read an invitation, with the link that the operator sent"""
    return service.read_invitation(link["token"], clock.now())


@blp.post("/invitations/accept")
@limiter.limit(TRY)
@allow(Anyone)
@blp.arguments(PractitionerAcceptanceSchema)
@blp.response(200, StepWithCodesSchema)
def post_acceptance(said: dict[str, Any]) -> dict[str, Any]:
    """Take an invitation up, with a password (the second factor comes next) or with a passkey"""
    token, language = said.pop("token"), said.pop("language")
    if "passkey" in said:
        answer = said.pop("passkey")
        return _go_on(service.accept_with_passkey(token, answer, said, language, clock.now(), _device()))
    password = said.pop("password")
    return _go_on(service.accept_with_password(token, password, said, language, clock.now(), _device()))


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
@blp.response(200, StepWithCodesSchema)
def post_new_password(given: dict[str, str]) -> dict[str, Any]:
    """Set a new password with the link that was mailed; the second factor is asked all the same"""
    return _go_on(service.reset(given["token"], given["password"], clock.now(), _device()))


@blp.post("/sessions")
@limiter.limit(TRY)
@limiter.limit(TRY_EMAIL, key_func=by_email, deduct_when=lambda response: response.status_code == 401)
@allow(Anyone)
@blp.arguments(PasswordLoginSchema)
@blp.response(200, StepWithCodesSchema)
def post_session(given: dict[str, str]) -> dict[str, Any]:
    """Give the first factor, a password"""
    return _go_on(entering.log_in(given["email"], given["password"], clock.now(), _device()))


@blp.post("/sessions/second")
@limiter.limit(TRY)
@allow(EnteringPractitioner)
@blp.arguments(SecondFactorSchema)
@blp.response(200, StepWithCodesSchema)
def post_second(given: dict[str, str]) -> dict[str, Any]:
    """Give the second factor, a code; one that was accepted works no more"""
    return _go_on(entering.give_second(current_user.sitting, given["code"], clock.now(), _device()))


@blp.post("/sessions/passkey/options")
@limiter.limit(TRY)
@allow(Anyone)
@blp.response(200, PasskeyOptionsSchema)
def post_passkey_session_options() -> dict[str, Any]:
    """Ask what a device needs to use a passkey; good for five minutes, once"""
    return {"options": passkeys.to_enter(entering.ENTER, clock.now())}


@blp.post("/sessions/passkey")
@limiter.limit(TRY)
@allow(Anyone)
@blp.arguments(PasskeyAnswerSchema)
@blp.response(200, StepWithCodesSchema)
def post_passkey_session(given: dict[str, Any]) -> dict[str, Any]:
    """Log in with a passkey: both factors in one"""
    return _go_on(entering.enter_with_passkey(given["passkey"], clock.now(), _device()))


@blp.get("/sessions/current")
@allow(EnteringPractitioner)
@blp.response(200, StepSchema)
def get_current_session() -> dict[str, Any]:
    """Tell what comes next before one is let in"""
    return _next_step(current_user.practitioner_id, current_user.sitting.is_whole)


@blp.get("/sessions")
@allow(Practitioner)
@blp.response(200, PractitionerSessionsSchema)
def get_sessions() -> dict[str, Any]:
    """Give the browsers in which one is logged in, or halfway there"""
    found = reading.sessions(db.session(), current_user.practitioner_id, clock.now())
    shown = ("id", "is_whole", "created_at", "last_seen_at", "device")
    this = current_user.session_id
    return {"sessions": [{name: getattr(row, name) for name in shown} | {"current": row.id == this} for row in found]}


@blp.delete("/sessions")
@allow(Practitioner)
@blp.response(204)
def delete_other_sessions() -> None:
    """Log all other browsers out"""
    entering.end_other_sessions(current_user.sitting)


@blp.delete("/sessions/<uuid:id>")
@allow(Practitioner)
@blp.response(204)
def delete_session(id: UUID) -> None:
    """Log one browser out"""
    entering.end_session(current_user.practitioner_id, id)


@blp.delete("/sessions/current")
@allow(EnteringPractitioner)
@blp.response(204)
def delete_current_session() -> None:
    """Log out"""
    entering.end_session(current_user.practitioner_id, current_user.session_id)
    login.forget()


@blp.get("/me")
@allow(Practitioner)
@blp.response(200, PractitionerSchema)
def get_me() -> dict[str, Any]:
    """Give one's own profile"""
    return reading.profile(db.session(), current_user.practitioner_id)


@blp.patch("/me")
@allow(Practitioner)
@blp.arguments(PractitionerDetailsSchema(partial=True))
@blp.response(200, PractitionerSchema)
def patch_me(changes: dict[str, Any]) -> dict[str, Any]:
    """Change what one says of oneself; it is no longer confirmed then"""
    service.change(current_user.practitioner_id, changes)
    return reading.profile(db.session(), current_user.practitioner_id)


@blp.delete("/me")
@limiter.limit(TRY)
@allow(Practitioner)
@blp.arguments(EraseSchema)
@blp.response(204)
def delete_me(_confirmed: dict[str, str]) -> None:
    """End the account: what is open to it closes at once, and what opens it is removed, for good"""
    leaving.leave(current_user.sitting, clock.now())
    login.forget()


@blp.get("/me/export")
@limiter.limit(EXPORT, key_func=by_practitioner)
@allow(Practitioner)
@blp.response(200, content_type="application/json")
def get_export() -> Response:
    """Give everything that is stored of the practitioner, as a file"""
    everything = belongings.exported(db.session(), current_user.practitioner_id)
    response = jsonify(exported_at=clock.now().isoformat(), **everything)
    response.headers["Content-Disposition"] = 'attachment; filename="welnu-work.json"'
    return response


@blp.post("/totp")
@limiter.limit(TRY)
@allow(EnteringPractitioner)
@blp.response(200, TotpSchema)
def post_totp() -> dict[str, str]:
    """Ask for a secret for a program that makes codes; shown this once"""
    return factors.offer_totp(current_user.sitting, clock.now())


@blp.post("/totp/confirm")
@limiter.limit(TRY)
@allow(EnteringPractitioner)
@blp.arguments(SecondFactorSchema)
@blp.response(200, StepWithCodesSchema)
def post_totp_confirmation(given: dict[str, str]) -> dict[str, Any]:
    """Take that secret into use, by showing its first code"""
    return _go_on(factors.confirm_totp(current_user.sitting, given["code"], clock.now(), _device()))


@blp.post("/codes")
@limiter.limit(TRY)
@allow(Practitioner)
@blp.response(200, RecoveryCodesSchema)
def post_codes() -> dict[str, Any]:
    """Ask for ten new recovery codes, shown this once; older ones work no more"""
    return {"codes": factors.new_codes(current_user.sitting, clock.now())}


@blp.get("/passkeys")
@allow(Practitioner)
@blp.response(200, PasskeysSchema)
def get_passkeys() -> dict[str, Any]:
    """Give one's own passkeys, oldest first"""
    return {"passkeys": reading.passkeys(db.session(), current_user.practitioner_id)}


@blp.post("/passkeys/options")
@limiter.limit(TRY)
@allow(EnteringPractitioner)
@blp.response(200, PasskeyOptionsSchema)
def post_passkey_options() -> dict[str, Any]:
    """Ask what a device needs to make a passkey; good for five minutes, once"""
    return {"options": factors.passkey_to_add(current_user.sitting, clock.now())}


@blp.post("/passkeys")
@limiter.limit(TRY)
@allow(EnteringPractitioner)
@blp.arguments(PasskeyAnswerSchema)
@blp.response(201, StepWithCodesSchema)
def post_passkey(given: dict[str, Any]) -> dict[str, Any]:
    """Add the passkey that a device made"""
    return _go_on(factors.add_passkey(current_user.sitting, given["passkey"], clock.now(), _device()))


@blp.delete("/passkeys/<uuid:id>")
@allow(Practitioner)
@blp.response(204)
def delete_passkey(id: UUID) -> None:
    """Remove a passkey: it opens nothing any more; never the only way in"""
    factors.remove_passkey(current_user.sitting, id, clock.now())


def _go_on(entry: Entry) -> dict[str, Any]:
    if entry.token is not None:
        login.keep(entry.token)
    codes = {"codes": entry.codes} if entry.codes else {}
    return _next_step(entry.practitioner_id, entry.is_whole) | codes


def _next_step(practitioner_id: UUID, is_whole: bool) -> dict[str, Any]:
    return {"step": steps.step(is_whole, reading.has_second(db.session(), practitioner_id))}


def _device() -> str:
    return devices.label(request.user_agent.string)
