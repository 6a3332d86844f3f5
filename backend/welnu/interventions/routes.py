"""The catalogue, over HTTP: the same for everyone. The match is made on the phone; what one needs is not sent."""

from functools import cache

import orjson
from flask import Response, request

from welnu.interventions import catalogue
from welnu.interventions.schemas import CatalogueSchema
from welnu.policy import Anyone, allow
from welnu.web import Blueprint

blp = Blueprint("interventions", __name__, url_prefix="/api/interventions", description="Help that can be had")


@blp.get("")
@allow(Anyone)
@blp.response(200, CatalogueSchema)
@blp.alt_response(304, description="Nothing changed since the ETag that was sent")
def get_interventions() -> Response:
    """Give the whole catalogue, with the words that it is told in"""
    response = Response(_document(), mimetype="application/json")
    response.headers["Cache-Control"] = "private, no-cache"
    response.add_etag()
    response.make_conditional(request)
    return response


@cache
def _document() -> bytes:
    return orjson.dumps(catalogue.shipped().document())
