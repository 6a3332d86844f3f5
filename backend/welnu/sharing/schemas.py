"""Introductions, grants and who looked, as JSON."""

from typing import Any, Final

from marshmallow import Schema, ValidationError, fields, post_load, validate, validates_schema

from welnu.accounts.texts import LANGUAGES
from welnu.fields import FIRST, LAST, Note, Words
from welnu.reports.choice import SCOPES
from welnu.reports.schemas import known_instrument
from welnu.sharing.codes import LIFETIMES

LONGEST_NAME: Final = 80
DAYS: Final = validate.Range(FIRST.date(), LAST.date())
WITHOUT_INSTRUMENTS: Final = {"uptakes"}


def _once(values: list[str]) -> None:
    if len(set(values)) < len(values):
        raise ValidationError("Names something twice.")


def _seen(value: str) -> None:
    if not value.strip():
        raise ValidationError("Must not be empty.")


class NewInvitationSchema(Schema):
    """A code for in the room, or a link"""

    by = fields.String(required=True, validate=validate.OneOf(tuple(LIFETIMES)))


class IssuedSchema(NewInvitationSchema):
    """What to pass on to one practitioner: shown this once"""

    id = fields.UUID()
    code = fields.String(metadata={"description": "for in the room"})
    url = fields.URL(metadata={"description": "the link"}, require_tld=False)
    expires_at = fields.AwareDateTime()


class KnownPractitionerSchema(Schema):
    """A practitioner, to a person"""

    name = fields.String()
    organisation = fields.String()
    profession = fields.String()
    registration = fields.String(allow_none=True)
    confirmed = fields.Boolean(metadata={"description": "by the operator; else it is what they say themselves"})


class InvitationSchema(NewInvitationSchema):
    """Whether somebody took a code, and who"""

    id = fields.UUID()
    state = fields.String(metadata={"enum": ["waiting", "taken", "expired"]})
    expires_at = fields.AwareDateTime(metadata={"description": "once taken: until when something can be opened"})
    practitioner = fields.Nested(KnownPractitionerSchema, allow_none=True)


class CodeSchema(Schema):
    """A code as it was typed, or what stands after the # of a link"""

    code = fields.String(
        required=True,
        validate=validate.Length(1, 200),
        metadata={"description": "spaces, dashes and case do not matter; O counts as 0, I and L as 1"},
    )


class TakenSchema(Schema):
    """Until when the person can open something"""

    expires_at = fields.AwareDateTime()


class WishSchema(Schema):
    """What a person wants to open"""

    called = Words(
        required=True,
        validate=[validate.Length(1, LONGEST_NAME), _seen],
        metadata={"description": "how the practitioner knows the person"},
    )
    scope = fields.List(
        fields.String(validate=validate.OneOf(SCOPES)), required=True, validate=[validate.Length(min=1), _once]
    )
    instruments = fields.List(fields.String(validate=known_instrument), required=True, validate=_once)
    data_from = fields.Date(
        allow_none=True, load_default=None, validate=DAYS, metadata={"description": "null: from the beginning"}
    )
    until_on = fields.Date(
        allow_none=True,
        load_default=None,
        validate=DAYS,
        metadata={"description": "the last day; three months from now where none is told, a year at most"},
    )
    opens_at = fields.AwareDateTime(allow_none=True, load_default=None, validate=validate.Range(FIRST, LAST))
    note = Note(allow_none=True, load_default=None, metadata={"description": "one's own words for the conversation"})

    @validates_schema
    def _measures_something(self, data: dict[str, Any], **_kwargs: Any) -> None:
        if not data.get("instruments") and set(data.get("scope", ())) - WITHOUT_INSTRUMENTS:
            raise ValidationError("Shorter than minimum length 1.", "instruments")

    @post_load
    def _in_order(self, data: dict[str, Any], **_kwargs: Any) -> dict[str, Any]:
        return data | {"scope": [each for each in SCOPES if each in data["scope"]]}


class NewGrantSchema(WishSchema):
    """What a person opens, to whoever took a code, or to whom they opened something before"""

    invitation = fields.UUID(allow_none=True, load_default=None)
    again = fields.UUID(
        allow_none=True, load_default=None, metadata={"description": "an earlier grant, instead of an invitation"}
    )

    @validates_schema
    def _to_one(self, data: dict[str, Any], **_kwargs: Any) -> None:
        if (data.get("invitation") is None) == (data.get("again") is None):
            raise ValidationError("Either this or again.", "invitation")


class GrantSchema(Schema):
    """What is open, or was"""

    id = fields.UUID()
    practitioner = fields.Nested(KnownPractitionerSchema)
    called = fields.String()
    scope = fields.List(fields.String(validate=validate.OneOf(SCOPES)))
    instruments = fields.List(fields.String())
    data_from = fields.Date(allow_none=True)
    opens_at = fields.AwareDateTime()
    until_on = fields.Date()
    expires_at = fields.AwareDateTime()
    note = fields.String(allow_none=True)
    created_at = fields.AwareDateTime()
    closed_at = fields.AwareDateTime(allow_none=True)
    state = fields.String(metadata={"enum": ["future", "open", "closed", "expired", "ended"]})


class GrantsSchema(Schema):
    """What is open, and was, the newest first"""

    grants = fields.List(fields.Nested(GrantSchema))


class BeforeSchema(Schema):
    """Which accesses to give"""

    before = fields.AwareDateTime(
        load_default=None,
        validate=validate.Range(FIRST, LAST),
        metadata={"description": "the moment of the last one given"},
    )


class LookSchema(Schema):
    """Someone who looked, or tried to"""

    at = fields.AwareDateTime()
    name = fields.String()
    organisation = fields.String()
    kind = fields.String(metadata={"enum": ["list", "summary", "print", "csv", "fhir"]})
    outcome = fields.String(metadata={"enum": ["given", "narrower", "closed", "expired", "future", "ended", "foreign"]})
    grant = fields.UUID()


class LooksSchema(Schema):
    """Who looked, the newest first"""

    accesses = fields.List(fields.Nested(LookSchema))
    more = fields.Boolean()


class PersonListedSchema(Schema):
    """Someone who opened something"""

    grant = fields.UUID()
    called = fields.String()
    scope = fields.List(fields.String(validate=validate.OneOf(SCOPES)))
    instruments = fields.List(fields.String())
    data_from = fields.Date(allow_none=True)
    opens_at = fields.AwareDateTime()
    until_on = fields.Date()
    last_on = fields.Date(allow_none=True, metadata={"description": "the last check-in within what is open"})


class PeopleSchema(Schema):
    """Who has something open, by name"""

    people = fields.List(fields.Nested(PersonListedSchema))


class PurposeSchema(Schema):
    """What the summary is for"""

    purpose = fields.String(data_key="for", load_default="summary", validate=validate.OneOf(("summary", "print")))


class LanguageSchema(Schema):
    """In which language the questions are"""

    language = fields.String(load_default=LANGUAGES[0], validate=validate.OneOf(LANGUAGES))
