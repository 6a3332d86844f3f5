"""Every wrong request gets one answer: `{code, error, message, fields?}`."""

from typing import Any

import structlog
from flask import Flask, Response, json, request
from sqlalchemy.exc import DBAPIError
from werkzeug.exceptions import HTTPException

log = structlog.get_logger()

Fields = dict[str, Any]


class Refused(Exception):
    """A request that is not carried out. `error` is stable, for programs; `message` a sentence, for developers."""

    status = 400

    def __init__(self, error: str, message: str, fields: Fields | None = None, headers: dict[str, str] | None = None):
        super().__init__(message)
        self.error, self.message, self.fields, self.headers = error, message, fields, headers or {}


class LoginRequired(Refused):
    status = 401


class Forbidden(Refused):
    status = 403


class NotFound(Refused):
    status = 404


class Conflict(Refused):
    status = 409


class Gone(Refused):
    status = 410


class Invalid(Refused):
    status = 422


class TooMany(Refused):
    status = 429


class Busy(Refused):
    status = 503


NAMES = {  # HTTP status -> (error, message), where the framework refuses before our code is reached
    400: ("request.malformed", "the request cannot be read"),
    404: ("not_found", "there is nothing here"),
    405: ("method.not_allowed", "this address does not take that method"),
    411: ("request.length_required", "say how long the body is"),
    413: ("request.too_large", "the body is larger than 64 KB"),
    415: ("request.not_json", "send JSON, as application/json"),
    422: ("request.invalid", "some fields are not right"),
    429: ("request.too_many", "too many requests: wait and try again"),
    500: ("server.failed", "something went wrong here; nothing was changed"),
}
FULL_DISK = {"53100"}  # SQLSTATE disk_full, https://www.postgresql.org/docs/current/errcodes-appendix.html
BUSY = {"40001", "40P01", "55P03", "57P03"}  # serialization failure, deadlock, lock not available, starting up


def answer(status: int, error: str, message: str, fields: Fields | None = None) -> Response:
    """Return the one shape of an error."""
    body: dict[str, Any] = {"code": status, "error": error, "message": message}
    if fields:
        body["fields"] = fields
    response = Response(json.dumps(body), status, mimetype="application/json")
    if status in (429, 503):
        response.headers["Retry-After"] = "5"
    return response


def register(app: Flask) -> None:
    """Turn every exception into the one shape."""
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(DBAPIError, _database)
    app.register_error_handler(Exception, _unexpected)


def _refused(refusal: Refused) -> Response:
    response = answer(refusal.status, refusal.error, refusal.message, refusal.fields)
    response.headers.update(refusal.headers)
    return response


def _http(exception: HTTPException) -> Response:
    status = exception.code or 500
    error, message = NAMES.get(status, ("request.refused", exception.name.lower()))
    data = getattr(exception, "data", None) or {}
    response = answer(status, error, message, flat(data.get("messages", {})))
    for name, value in exception.get_headers():  # Allow, Retry-After: the framework's handler drops them
        if name.lower() != "content-type":
            response.headers[name] = value
    return response


def flat(messages: Any, path: str = "") -> Fields:
    """Return nested validation messages as `{"a.0.b": "reason"}`."""
    if isinstance(messages, dict):
        found: Fields = {}
        for key, value in messages.items():
            inner = path if key in ("json", "query", "_schema") else f"{path}.{key}".lstrip(".")
            found |= flat(value, inner)
        return found
    reason = messages[0] if isinstance(messages, list) and messages else messages
    return {path or "body": reason} if reason else {}


def _database(error: DBAPIError) -> Response:
    """Tell a full disk and a busy database apart from our own mistakes; log no row, ever."""
    state, text = getattr(error.orig, "sqlstate", None), str(error.orig) if error.orig else ""
    log.error("database.failed", error=type(error.orig).__name__, sqlstate=state, endpoint=request.endpoint)
    if state in FULL_DISK or "disk is full" in text or "readonly database" in text or "disk I/O error" in text:
        return answer(507, "storage.full", "there is no room to store this now; reading still works")
    if state in BUSY or "database is locked" in text:
        return answer(503, "server.busy", "busy: try again in a moment")
    return answer(500, *NAMES[500])


def _unexpected(error: Exception) -> Response:
    log.error("request.failed", error=type(error).__name__, endpoint=request.endpoint)
    return answer(500, *NAMES[500])
