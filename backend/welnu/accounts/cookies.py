"""Session cookies: for this host alone, out of reach of scripts and of other sites."""

from datetime import timedelta
from typing import Final

from flask import Response, after_this_request, current_app

PERSON: Final = "welnu"
PRACTITIONER: Final = "welnu-practitioner"  # another one, so that one browser can hold both


def name(of: str) -> str:
    """Return the name; browsers keep a `__Host-` cookie to this very host, over TLS."""
    return f"__Host-{of}" if current_app.config["WELNU"].https else of


def keep(of: str, value: str, lifetime: timedelta | None) -> None:
    """Give the browser a cookie with the answer to this request; without a lifetime, until it is closed."""

    @after_this_request
    def set_cookie(response: Response) -> Response:
        response.set_cookie(
            name(of),
            value,
            max_age=lifetime,
            path="/",
            secure=current_app.config["WELNU"].https,
            httponly=True,
            samesite="Strict",
        )
        return response


def forget(of: str) -> None:
    """Take a cookie from the browser with the answer to this request, and what the browser cached."""
    keep(of, "", timedelta(0))

    @after_this_request
    def clear(response: Response) -> Response:
        response.headers["Clear-Site-Data"] = '"cache"'
        return response
