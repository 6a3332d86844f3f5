"""What every request and every answer passes: limits, same origin, security headers."""

from typing import Any, Final
from urllib.parse import urlsplit

import flask_smorest
import orjson
from flask import Flask, Request, Response, request
from flask.json.provider import DefaultJSONProvider
from flask.sessions import NullSession, SessionInterface, SessionMixin
from marshmallow import RAISE
from webargs import core
from webargs.flaskparser import FlaskParser

from welnu.errors import Forbidden, Refused

LARGEST_BODY: Final = 64 * 1024  # bytes; a check-in of 14 items with a full note is under 9 KB
DEEPEST: Final = 8  # levels; a check-in has 4
LONGEST_ARRAY: Final = 200  # elements

CSP: Final = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types welnu",  # the phone's one policy: its service worker's address (pwa/src/ui/updates.ts)
    )
)
HEADERS: Final = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "X-Frame-Options": "DENY",
}
HSTS: Final = "max-age=63072000; includeSubDomains"
SAFE: Final = {"GET", "HEAD", "OPTIONS"}


class TooDeep(ValueError):
    """A body nests deeper, or holds longer arrays, than any request of ours."""


def parsed(body: bytes) -> Any:
    """Return the JSON in `body`; NaN, invalid UTF-8, deep nesting and long arrays raise ValueError."""
    value = orjson.loads(body)
    _check(value, DEEPEST)
    return value


def _check(value: Any, depth: int) -> None:
    if not isinstance(value, (list, dict)):
        return
    if depth == 0 or len(value) > LONGEST_ARRAY:
        raise TooDeep(f"more than {DEEPEST} levels, or more than {LONGEST_ARRAY} elements in one")
    for each in value.values() if isinstance(value, dict) else value:
        _check(each, depth - 1)


class StrictParser(FlaskParser):
    """Reads requests by our limits; a field or parameter that nobody knows is a mistake that shows."""

    DEFAULT_UNKNOWN_BY_LOCATION = {**FlaskParser.DEFAULT_UNKNOWN_BY_LOCATION, "json": RAISE, "query": RAISE}

    def _raw_load_json(self, req: Request) -> Any:
        if req.mimetype != "application/json":
            raise Refused("request.not_json", "send JSON, as application/json")
        try:
            return parsed(req.get_data(cache=True))
        except ValueError as error:
            raise Refused("request.malformed", f"the body cannot be read: {_short(error)}") from None

    def load_json(self, req: Request, schema: Any) -> Any:  # noqa: ARG002  # the parser's own signature
        value = self._raw_load_json(req)
        return core.missing if value is None else value


def _short(error: ValueError) -> str:
    """Say what is wrong with a body without repeating what a person wrote in it."""
    return str(error).partition(": line")[0] if isinstance(error, (TooDeep, orjson.JSONDecodeError)) else "not JSON"


class Blueprint(flask_smorest.Blueprint):
    """A package's endpoints."""

    ARGUMENTS_PARSER = StrictParser()

    def arguments(self, schema: Any, **options: Any) -> Any:
        """Declare what a request holds; one schema serves all requests, made now instead of each time."""
        return super().arguments(schema() if isinstance(schema, type) else schema, **options)


class NoSession(SessionInterface):
    """Flask's own session is not used: ours is a row, and Flask-Login gets an empty one to look in."""

    def open_session(self, app: Flask, request: Request) -> SessionMixin:  # noqa: ARG002
        return NullSession()

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Keep nothing."""


class Json(DefaultJSONProvider):
    """Writes answers with orjson: fast, and NaN becomes null."""

    def dumps(self, obj: Any, **_options: Any) -> str:
        return orjson.dumps(obj, default=self.default, option=orjson.OPT_UTC_Z).decode()

    def loads(self, s: str | bytes, **_options: Any) -> Any:
        return orjson.loads(s)


def refuse_other_origins() -> None:
    """Let a request that changes something come from our own pages alone.

    Browsers say where a request was made in Sec-Fetch-Site, older ones in Origin. What sends neither
    is not a browser, and carries no cookie that it was not given.
    """
    if request.method in SAFE:
        return
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site is not None:
        ours = site in ("same-origin", "none")
    else:
        ours = origin is None or urlsplit(origin).netloc == request.host
    if not ours:
        raise Forbidden("request.other_origin", "this can be asked from Welnu's own pages alone")


def secure(https: bool) -> Any:
    """Return the function that gives every answer its security headers."""
    headers = HEADERS | ({"Strict-Transport-Security": HSTS} if https else {})

    def add(response: Response) -> Response:
        response.headers.extend(headers)
        if "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "no-store"
        return response

    return add


def register(app: Flask, https: bool) -> None:
    """Put the limits and headers in place."""
    app.json = Json(app)
    app.session_interface = NoSession()
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY
    app.before_request(refuse_other_origins)
    app.after_request(secure(https))
