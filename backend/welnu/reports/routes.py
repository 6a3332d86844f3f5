"""A person's own report over HTTP. Rows become JSON without objects in between, as for trends."""

from typing import Any, Final
from uuid import uuid4

import orjson
from flask import Response

from welnu import clock, db
from welnu.accounts.limits import EXPORT, limiter
from welnu.instruments import library
from welnu.policy import Person, allow
from welnu.reports import fhir, rows, sheet
from welnu.reports.choice import Choice
from welnu.reports.schemas import ChoiceSchema, FhirSchema, SummarySchema
from welnu.reports.summary import summary
from welnu.web import Blueprint

blp = Blueprint("reports", __name__, url_prefix="/api/reports", description="What one takes along")

OWN: Final = {name: db.own(part.statement) for name, part in rows.PARTS.items()}


@blp.get("/summary")
@allow(Person)
@blp.arguments(ChoiceSchema, location="query")
@blp.response(200, SummarySchema)
def get_summary(query: dict[str, Any]) -> Response:
    """Give a summary of one's own record, of one page"""
    return Response(orjson.dumps(_summary(query["choice"])), mimetype="application/json")


@blp.get("/summary.json")
@limiter.limit(EXPORT)
@allow(Person)
@blp.arguments(ChoiceSchema, location="query")
@blp.response(200, SummarySchema)
def get_json(query: dict[str, Any]) -> Response:
    """Give the summary as a file"""
    return _file(orjson.dumps(_summary(query["choice"]), option=orjson.OPT_INDENT_2), "application/json", "json")


@blp.get("/summary.csv")
@limiter.limit(EXPORT)
@allow(Person)
@blp.arguments(ChoiceSchema, location="query")
@blp.response(200, content_type="text/csv")
def get_csv(query: dict[str, Any]) -> Response:
    """Give the answers of the summary, one a row, as a file for spreadsheet programs"""
    text = sheet.written(_summary(_with_answers(query["choice"])), library.shipped().get)
    return _file(text.encode(), "text/csv", "csv")


@blp.get("/fhir.json")
@limiter.limit(EXPORT)
@allow(Person)
@blp.arguments(FhirSchema, location="query")
@blp.response(200, content_type="application/fhir+json")
def get_fhir(query: dict[str, Any]) -> Response:
    """Give the answers of the summary as a FHIR R4 Bundle: questions, answers and scores"""
    told = _summary(_with_answers(query["choice"]))
    found = fhir.bundle(told, library.shipped().get, query["language"], uuid4())
    return _file(orjson.dumps(found), "application/fhir+json", "fhir.json")


def _summary(choice: Choice) -> dict[str, Any]:
    record = rows.read(lambda name, values: db.run(OWN[name], values), choice)
    assert record is not None, "whoever is logged in has a row"
    return summary(record, choice, library.shipped().get, clock.now())


def _with_answers(choice: Choice) -> Choice:
    return choice._replace(scope=(*choice.scope, "answers"))


def _file(contents: bytes, mimetype: str, ending: str) -> Response:
    response = Response(contents, mimetype=mimetype)
    response.headers["Content-Disposition"] = f'attachment; filename="welnu-summary.{ending}"'
    return response
