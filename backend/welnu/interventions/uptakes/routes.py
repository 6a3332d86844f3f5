"""Uptakes over HTTP."""

from typing import Any
from uuid import UUID

from flask import Response, jsonify
from flask_login import current_user

from welnu import clock
from welnu.fields import PageQuerySchema
from welnu.interventions.uptakes import page, service
from welnu.interventions.uptakes.schemas import StoredUptakeSchema, UptakePageSchema, UptakeSchema
from welnu.policy import Person, allow
from welnu.web import Blueprint

blp = Blueprint(
    "uptakes", __name__, url_prefix="/api/interventions/uptakes", description="What a person does with interventions"
)


@blp.get("")
@allow(Person)
@blp.arguments(PageQuerySchema, location="query")
@blp.response(200, UptakePageSchema)
def get_uptakes(query: dict[str, Any]) -> Response:
    """Give one's own uptakes, in order of change; deleted ones by id alone"""
    return jsonify(page.changes(query["after"], query["limit"]))


@blp.put("/<uuid:id>")
@allow(Person)
@blp.arguments(UptakeSchema)
@blp.response(200, StoredUptakeSchema)
def put_uptake(contents: dict[str, Any], id: UUID) -> Response:
    """Record an uptake; safe to repeat. A newer revision amends it"""
    return jsonify(service.record(current_user.person_id, id, contents, clock.now()))


@blp.delete("/<uuid:id>")
@allow(Person)
@blp.response(204)
def delete_uptake(id: UUID) -> None:
    """Delete an uptake for good; it does not come back from another phone"""
    service.remove(current_user.person_id, id, clock.now())
