"""Practitioners over HTTP."""

from typing import Any

from flask import request
from flask_login import current_user

from welnu import clock, db
from welnu.accounts import devices
from welnu.accounts.limits import TRY, TRY_EMAIL, by_email, limiter
from welnu.accounts.practitioners import login, reading, service, steps
from welnu.accounts.practitioners.models import Practitioner as PractitionerRow
from welnu.accounts.practitioners.schemas import PractitionerSchema, SecondFactorSchema, StepSchema
from welnu.accounts.schemas import PasswordLoginSchema
from welnu.policy import Anyone, EnteringPractitioner, Practitioner, allow
from welnu.web import Blueprint

blp = Blueprint(
    "practitioners", __name__, url_prefix="/api/accounts/practitioners", description="Practitioners, with two factors"
)


@blp.post("/sessions")
@limiter.limit(TRY)
@limiter.limit(TRY_EMAIL, key_func=by_email, deduct_when=lambda response: response.status_code == 401)
@allow(Anyone)
@blp.arguments(PasswordLoginSchema)
@blp.response(200, StepSchema)
def post_session(given: dict[str, str]) -> dict[str, Any]:
    """Give the first factor, a password"""
    return _let_in(service.log_in(given["email"], given["password"], clock.now(), _device()))


@blp.post("/sessions/second")
@limiter.limit(TRY)
@allow(EnteringPractitioner)
@blp.arguments(SecondFactorSchema)
@blp.response(200, StepSchema)
def post_second(given: dict[str, str]) -> dict[str, Any]:
    """Give the second factor, a code; one that was accepted works no more"""
    me = current_user
    return _let_in(service.give_second(me.practitioner_id, me.session_id, given["code"], clock.now(), _device()))


@blp.get("/sessions/current")
@allow(EnteringPractitioner)
@blp.response(200, StepSchema)
def get_current_session() -> dict[str, Any]:
    """Tell what is left to do before one is let in"""
    return _next_step(current_user.practitioner_id, current_user.is_whole)


@blp.delete("/sessions/current")
@allow(EnteringPractitioner)
@blp.response(204)
def delete_current_session() -> None:
    """Log out"""
    service.end_session(current_user.session_id)
    login.forget()


@blp.get("/me")
@allow(Practitioner)
@blp.response(200, PractitionerSchema)
def get_me() -> PractitionerRow:
    """Give one's own profile"""
    return db.session().get_one(PractitionerRow, current_user.practitioner_id)


def _let_in(entry: service.Entry) -> dict[str, Any]:
    login.keep(entry.token)
    return _next_step(entry.practitioner_id, entry.is_whole)


def _next_step(practitioner_id: Any, is_whole: bool) -> dict[str, Any]:
    return {"step": steps.step(is_whole, reading.has_second(db.session(), practitioner_id))}


def _device() -> str:
    return devices.label(request.user_agent.string)
