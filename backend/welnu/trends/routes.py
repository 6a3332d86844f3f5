"""Trends over HTTP. Rows become JSON without objects in between: ten years of days are one request."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

import orjson
from flask import Response
from sqlalchemy import and_, bindparam, select

from welnu import db
from welnu.checkins.models import Administration, CheckIn
from welnu.errors import NotFound
from welnu.instruments import library
from welnu.policy import Person, allow
from welnu.trends.schemas import SpanSchema, TrendSchema
from welnu.trends.table import between, table
from welnu.web import Blueprint

blp = Blueprint("trends", __name__, url_prefix="/api/trends", description="How scores move")

checkin, administration = CheckIn.__table__, Administration.__table__

ANSWERS: Final = db.own(
    select(
        checkin.c.completed_at,
        checkin.c.time_zone,
        checkin.c.clock_skew_seconds,
        administration.c.instrument_version,
        administration.c.responses,
    )
    .join_from(
        administration,
        checkin,
        and_(checkin.c.person_id == administration.c.person_id, checkin.c.id == administration.c.checkin_id),
    )
    .where(administration.c.instrument_id == bindparam("instrument"))
)


@blp.get("/<instrument>")
@allow(Person)
@blp.arguments(SpanSchema, location="query")
@blp.response(200, TrendSchema)
def get_trend(span: dict[str, date | None], instrument: str) -> Response:
    """Give the days on which one answered an instrument, with the mean score of every scale"""
    definitions = {each.version: each.definition for each in library.shipped() if each.id == instrument}
    if not definitions:
        raise NotFound("instrument.unknown", f"there is no instrument {instrument}")
    answers: Sequence[Any] = db.run(ANSWERS, {"instrument": instrument}).all()
    trend = between(table(answers, definitions), **span)
    return Response(orjson.dumps({"instrument": instrument, **trend._asdict()}), mimetype="application/json")
