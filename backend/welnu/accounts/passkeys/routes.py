"""Passkeys of persons over HTTP."""

from typing import Any
from uuid import UUID

from flask import request
from flask_login import current_user
from sqlalchemy import select

from welnu import clock, db
from welnu.accounts import devices, login
from welnu.accounts.limits import TRY, limiter
from welnu.accounts.passkeys import service
from welnu.accounts.passkeys.models import Passkey
from welnu.accounts.passkeys.schemas import PasskeyAnswerSchema, PasskeyOptionsSchema, PasskeySchema, PasskeysSchema
from welnu.accounts.schemas import EnteredSchema
from welnu.accounts.service import Entry
from welnu.policy import Anyone, Person, allow
from welnu.web import Blueprint

blp = Blueprint("passkeys", __name__, url_prefix="/api/accounts/passkeys", description="A way in without an address")


@blp.get("")
@allow(Person)
@blp.response(200, PasskeysSchema)
def get_passkeys() -> dict[str, Any]:
    """Give one's own passkeys, oldest first"""
    return {"passkeys": db.session().scalars(select(Passkey).order_by(Passkey.created_at)).all()}


@blp.post("/options")
@limiter.limit(TRY)
@allow(Person)
@blp.response(200, PasskeyOptionsSchema)
def post_options() -> dict[str, Any]:
    """Ask what a device needs to make a passkey; good for five minutes, once"""
    return {"options": service.to_add(current_user.person_id, clock.now())}


@blp.post("")
@limiter.limit(TRY)
@allow(Person)
@blp.arguments(PasskeyAnswerSchema)
@blp.response(201, PasskeySchema)
def post_passkey(given: dict[str, Any]) -> Passkey:
    """Add the passkey that a device made"""
    return service.add(current_user.person_id, given["passkey"], clock.now(), _device())


@blp.delete("/<uuid:id>")
@allow(Person)
@blp.response(204)
def delete_passkey(id: UUID) -> None:
    """Remove a passkey: it opens nothing any more"""
    service.remove(id)


@blp.post("/sessions/options")
@limiter.limit(TRY)
@allow(Anyone)
@blp.response(200, PasskeyOptionsSchema)
def post_session_options() -> dict[str, Any]:
    """Ask what a device needs to use a passkey; good for five minutes, once"""
    return {"options": service.to_enter(service.ENTER, clock.now())}


@blp.post("/sessions")
@limiter.limit(TRY)
@allow(Anyone)
@blp.arguments(PasskeyAnswerSchema)
@blp.response(200, EnteredSchema)
def post_session(given: dict[str, Any]) -> Entry:
    """Log in with a passkey"""
    entry = service.enter(given["passkey"], clock.now(), _device())
    login.keep(entry.person.person_id, entry.token)
    return entry


def _device() -> str:
    return devices.label(request.user_agent.string)
