"""Check-ins over HTTP."""

from typing import Any
from uuid import UUID

from flask import Response, jsonify
from flask_login import current_user

from welnu import clock
from welnu.checkins import page, service
from welnu.checkins.schemas import CheckInPageSchema, CheckInSchema, StoredSchema
from welnu.fields import PageQuerySchema
from welnu.policy import Person, allow
from welnu.web import Blueprint

blp = Blueprint("checkins", __name__, url_prefix="/api/checkins", description="What was answered, and when")


@blp.get("")
@allow(Person)
@blp.arguments(PageQuerySchema, location="query")
@blp.response(200, CheckInPageSchema)
def get_checkins(query: dict[str, Any]) -> Response:
    """Give one's own check-ins, in order of change; deleted ones by id alone"""
    return jsonify(page.changes(query["after"], query["limit"]))


@blp.put("/<uuid:id>")
@allow(Person)
@blp.arguments(CheckInSchema)
@blp.response(200, StoredSchema)
@blp.alt_response(202, schema=StoredSchema, description="Kept, but an instrument is not known here: not scored yet")
def put_checkin(contents: dict[str, Any], id: UUID) -> tuple[Response, int]:
    """Record a check-in; safe to repeat. A newer revision amends it"""
    stored, known = service.record(current_user.person_id, id, contents, clock.now())
    return jsonify(stored), 200 if known else 202


@blp.delete("/<uuid:id>")
@allow(Person)
@blp.response(204)
def delete_checkin(id: UUID) -> None:
    """Delete a check-in for good; it does not come back from another phone"""
    service.remove(current_user.person_id, id, clock.now())
