"""Field types that the schemas of several packages share."""

from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from marshmallow import fields


class Whole(fields.Integer):
    """A whole number, written as one: no text, no 3.0, no true."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(strict=True, **kwargs)

    def _validated(self, value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.make_error("invalid", input=value)
        return value


class TimeZone(fields.String):
    """A time zone by its IANA name."""

    default_error_messages = {"zone": "Not a known time zone."}

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        name = str(super()._deserialize(value, attr, data, **kwargs))
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise self.make_error("zone") from None
        return name


class Words(fields.String):
    """What a person wrote: kept as it is, but for control characters that no screen shows."""

    default_error_messages = {"control": "Holds a character that cannot be shown."}

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        text = str(super()._deserialize(value, attr, data, **kwargs))
        if "\x00" in text:  # PostgreSQL cannot keep it
            raise self.make_error("control")
        return text
