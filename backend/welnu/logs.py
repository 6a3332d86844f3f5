"""Logs: one JSON object a line, and only the fields listed here; what a person wrote never gets in."""

import logging
import sys
from collections.abc import MutableMapping
from typing import Any, Final

import structlog

FIELDS: Final = {
    "event", "level", "timestamp", "endpoint", "method", "status", "milliseconds", "error", "sqlstate",
    "at", "job", "count", "address", "pid", "path",
}  # fmt: skip


def allowed_only(_logger: Any, _method: str, entry: MutableMapping[str, Any]) -> dict[str, Any]:
    """Drop every field that is not on the list."""
    return {name: value for name, value in entry.items() if name in FIELDS}


def configure() -> None:
    """Send all logs to stderr."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            allowed_only,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),  # looked up at each line: it may be replaced
        cache_logger_on_first_use=False,
    )
