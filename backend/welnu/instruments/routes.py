"""What can be asked, over HTTP."""

from functools import lru_cache

import orjson
from flask import Response, current_app, request

from welnu.instruments import packs
from welnu.instruments.library import Library
from welnu.instruments.schemas import InstrumentsSchema
from welnu.policy import Anyone, allow
from welnu.web import Blueprint

blp = Blueprint("instruments", __name__, url_prefix="/api/instruments", description="What can be asked")


@blp.get("")
@allow(Anyone)
@blp.response(200, InstrumentsSchema)
@blp.alt_response(304, description="Nothing changed since the ETag that was sent")
def get_instruments() -> Response:
    """Give every instrument that is known here, in every version, with its words where it has them"""
    response = Response(_document(packs.known(current_app.config["WELNU"].home)), mimetype="application/json")
    response.headers["Cache-Control"] = "private, no-cache"
    response.add_etag()
    response.make_conditional(request)
    return response


@lru_cache(maxsize=2)
def _document(library: Library) -> bytes:
    return orjson.dumps(InstrumentsSchema().dump({"instruments": list(library)}))
