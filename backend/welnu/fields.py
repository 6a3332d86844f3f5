"""Fields that the schemas of several packages share."""

from datetime import UTC, datetime
from functools import cache
from typing import Any, Final
from zoneinfo import available_timezones

from marshmallow import Schema, fields, validate

LONGEST_NOTE: Final = 2000  # characters; a page of a diary
LARGEST_PAGE: Final = 5000  # records; more than 13 years of daily check-ins
FIRST: Final = datetime(2000, 1, 1, tzinfo=UTC)
LAST: Final = datetime(2199, 12, 31, tzinfo=UTC)  # so that minutes and zones can be added to it


class Whole(fields.Integer):
    """A whole number, written as one: no text, no 3.0, no true."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(strict=True, **kwargs)

    def _validated(self, value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.make_error("invalid", input=value)
        return value


class Truth(fields.Boolean):
    """true or false, and nothing that resembles them."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> bool:
        if not isinstance(value, bool):
            raise self.make_error("invalid", input=value)
        return bool(super()._deserialize(value, attr, data, **kwargs))


class TimeZone(fields.String):
    """A time zone by its IANA name."""

    default_error_messages = {"zone": "Not a known time zone."}

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        name = str(super()._deserialize(value, attr, data, **kwargs))
        if name not in _zones():
            raise self.make_error("zone")
        return name


@cache
def _zones() -> frozenset[str]:
    """Return the zones that are the same on every machine: no copies of a system's own, as `right/Europe/Amsterdam`."""
    return frozenset(available_timezones() - {"localtime"})


class Words(fields.String):
    """What a person wrote: kept as it is, but for control characters that no screen shows."""

    default_error_messages = {"control": "Holds a character that cannot be shown."}

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        text = str(super()._deserialize(value, attr, data, **kwargs))
        if "\x00" in text:  # PostgreSQL cannot keep it
            raise self.make_error("control")
        return text


class Note(Words):
    """A page of a diary at most."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(validate=validate.Length(max=LONGEST_NOTE), **kwargs)


class Revision(Whole):
    """0, and one more each time the person amends it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(validate=validate.Range(0, 1_000_000), **kwargs)


class PhoneMoment(fields.AwareDateTime):
    """A moment by the phone's clock."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="iso", validate=validate.Range(FIRST, LAST), **kwargs)


class PageQuerySchema(Schema):
    """Which changes to give"""

    after = fields.Integer(load_default=0, validate=validate.Range(0, 2**63 - 1))
    limit = fields.Integer(load_default=LARGEST_PAGE, validate=validate.Range(1, LARGEST_PAGE))


class PageSchema(Schema):
    """Changes, oldest first"""

    cursor = fields.String(metadata={"description": "ask again with after=cursor"})
    more = fields.Boolean()
