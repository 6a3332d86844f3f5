"""Sharing over HTTP: what a person opens and who looked, and what a practitioner sees of it."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import orjson
from flask import Response, current_app, jsonify
from flask_limiter.util import get_remote_address
from flask_login import current_user

from welnu import clock
from welnu.accounts.limits import limiter
from welnu.accounts.practitioners.limits import FILES, by_practitioner
from welnu.instruments import library
from welnu.policy import Person, Practitioner, allow
from welnu.reports import fhir, sheet
from welnu.reports.schemas import SummarySchema
from welnu.reports.summary import summary
from welnu.sharing import accesses, codes, introductions, opening, people, reading, service
from welnu.sharing.reading import Reader, Reading
from welnu.sharing.schemas import (
    BeforeSchema,
    CodeSchema,
    GrantSchema,
    GrantsSchema,
    InvitationSchema,
    IssuedSchema,
    LanguageSchema,
    LooksSchema,
    NewGrantSchema,
    NewInvitationSchema,
    PeopleSchema,
    PurposeSchema,
    TakenSchema,
    WishSchema,
)
from welnu.web import Blueprint

blp = Blueprint("sharing", __name__, url_prefix="/api/sharing", description="What is open to whom, and who looked")


@blp.post("/invitations")
@allow(Person)
@blp.arguments(NewInvitationSchema)
@blp.response(201, IssuedSchema)
def post_invitation(wish: dict[str, str]) -> dict[str, Any]:
    """Make a code or a link by which one practitioner makes themselves known"""
    row, secret = introductions.invite(current_user.person_id, wish["by"], clock.now())
    told = {"code": secret} if row["by"] == "code" else {"url": f"{_public_url()}{codes.PAGE}#{secret}"}
    return row | told


@blp.get("/invitations/<uuid:invitation>")
@allow(Person)
@blp.response(200, InvitationSchema)
def get_invitation(invitation: UUID) -> dict[str, Any]:
    """Tell whether somebody took it, and who"""
    return opening.introduction(current_user.person_id, invitation, clock.now())


@blp.delete("/invitations/<uuid:invitation>")
@allow(Person)
@blp.response(204)
def delete_invitation(invitation: UUID) -> None:
    """Let a code or link work no more"""
    introductions.withdraw(current_user.person_id, invitation)


@blp.post("/preview")
@allow(Person)
@blp.arguments(WishSchema)
@blp.response(200, SummarySchema)
def post_preview(wish: dict[str, Any]) -> Response:
    """Give exactly what the practitioner would see"""
    now = clock.now()
    grant = service.opened(wish, opening.zone(), now)
    choice = reading.choice_of(grant)
    return _summary(Reading(choice, reading.opening_of(grant), opening.record(choice)), now)


@blp.post("/grants")
@allow(Person)
@blp.arguments(NewGrantSchema)
@blp.response(201, GrantSchema)
def post_grant(wish: dict[str, Any]) -> dict[str, Any]:
    """Open something to the practitioner who took the code"""
    now = clock.now()
    id = service.open_to(current_user.person_id, wish, now)["id"]
    return next(each for each in opening.grants(now) if each["id"] == id)


@blp.get("/grants")
@allow(Person)
@blp.response(200, GrantsSchema)
def get_grants() -> dict[str, Any]:
    """Give what one opened, and where it stands"""
    return {"grants": opening.grants(clock.now())}


@blp.delete("/grants/<uuid:grant>")
@allow(Person)
@blp.response(204)
def delete_grant(grant: UUID) -> None:
    """Close it, at once; safe to repeat"""
    service.close(grant, clock.now())


@blp.get("/accesses")
@allow(Person)
@blp.arguments(BeforeSchema, location="query")
@blp.response(200, LooksSchema)
def get_accesses(query: dict[str, Any]) -> dict[str, Any]:
    """Tell who looked at what one opened, or tried to"""
    found, more = accesses.told_to(current_user.person_id, query["before"] or clock.now())
    return {"accesses": found, "more": more}


@blp.post("/invitations/take")
@allow(Practitioner)
@blp.arguments(CodeSchema)
@blp.response(200, TakenSchema)
def post_taken(given: dict[str, str]) -> dict[str, Any]:
    """Make oneself known to the person whose code this is; wrong, used and expired ones answer alike"""
    network = get_remote_address()
    return {"expires_at": introductions.take(current_user.practitioner_id, given["code"], network, clock.now())}


@blp.get("/people")
@allow(Practitioner)
@blp.response(200, PeopleSchema)
def get_people() -> Response:
    """Give who has something open to one, by name"""
    return jsonify(people=people.listed(_reader(), clock.now()))


@blp.get("/people/<uuid:grant>/summary")
@allow(Practitioner)
@blp.arguments(PurposeSchema, location="query")
@blp.response(200, SummarySchema)
def get_opened_summary(query: dict[str, str], grant: UUID) -> Response:
    """Give what is open to one; it is written down, and the person can read that"""
    now = clock.now()
    return _summary(reading.read(grant, _reader(), query["purpose"], now), now)


@blp.get("/people/<uuid:grant>/summary.csv")
@limiter.limit(FILES, key_func=by_practitioner)
@allow(Practitioner)
@blp.response(200, content_type="text/csv")
def get_opened_csv(grant: UUID) -> Response:
    """Give the answers that are open to one as a file for spreadsheet programs; needs the scope answers"""
    now = clock.now()
    told = _told(reading.read(grant, _reader(), "csv", now, needs="answers"), now)
    return _file(sheet.written(told, library.shipped().get).encode(), "text/csv", "csv")


@blp.get("/people/<uuid:grant>/fhir.json")
@limiter.limit(FILES, key_func=by_practitioner)
@allow(Practitioner)
@blp.arguments(LanguageSchema, location="query")
@blp.response(200, content_type="application/fhir+json")
def get_opened_fhir(query: dict[str, str], grant: UUID) -> Response:
    """Give the answers that are open to one as a FHIR R4 Bundle; needs the scope answers"""
    now = clock.now()
    told = _told(reading.read(grant, _reader(), "fhir", now, needs="answers"), now)
    found = fhir.bundle(told, library.shipped().get, query["language"], uuid4())
    return _file(orjson.dumps(found), "application/fhir+json", "fhir.json")


def _reader() -> Reader:
    return Reader(current_user.practitioner_id, current_user.name, current_user.organisation)


def _told(read: Reading, now: datetime) -> dict[str, Any]:
    return summary(read.record, read.choice, library.shipped().get, now, read.opening)


def _summary(read: Reading, now: datetime) -> Response:
    return Response(orjson.dumps(_told(read, now)), mimetype="application/json")


def _file(contents: bytes, mimetype: str, ending: str) -> Response:
    response = Response(contents, mimetype=mimetype)
    response.headers["Content-Disposition"] = f'attachment; filename="welnu-summary.{ending}"'
    return response


def _public_url() -> str:
    return str(current_app.config["WELNU"].public_url)
