"""The shapes of the catalogue's files, of a profile, and of the API's JSON; what is unknown is refused."""

from typing import Any, Final

from marshmallow import RAISE, Schema, ValidationError, fields, post_load
from marshmallow.validate import Length, OneOf, Range, Regexp

from welnu.fields import Whole
from welnu.instruments.schemas import Strict, Tuple
from welnu.interventions import intervention as made
from welnu.interventions.profile import Child, Profile

ID: Final = Regexp(r"^[a-z0-9]+(?:[-_][a-z0-9]+)*$(?!\n)", error="use lower-case letters, digits, - and _")
TEXT: Final = Regexp(r"^\S(?:.*\S)?$(?!\n)", error="no empty text, no spaces around it, on one line")
URL: Final = Regexp(r"^https://[^\s?#]+(?:\?[^\s#]+)?(?:#/?[A-Za-z0-9_/=-]+)?$(?!\n)", error="an https address")
TRACKING: Final = ("gclid", "utm_", "fbclid", "_ga=", ":~:text")
QUOTE: Final = Regexp(r"^\S+(?: \S+){0,7}$(?!\n)", error="at most eight words: a quote, not a copy")


def untracked(url: str) -> None:
    """Refuse an address that tells where its reader comes from."""
    if any(each in url for each in TRACKING):
        raise ValidationError("without tracking parameters")


class WordsSchema(Schema):
    """A text in each language."""

    class Meta:
        unknown = RAISE

    nl = fields.String(required=True, validate=TEXT)
    en = fields.String(required=True, validate=TEXT)


def ids(**kwargs: Any) -> Tuple:
    return Tuple(fields.String(validate=ID), **({"required": True} | kwargs))


def lines(**kwargs: Any) -> Tuple:
    return Tuple(Whole(validate=Range(min=1)), **({"required": True} | kwargs))


def words(**kwargs: Any) -> fields.Nested:
    return fields.Nested(WordsSchema, **kwargs)


def quote() -> fields.String:
    return fields.String(required=True, allow_none=True, validate=QUOTE)


class AgesSchema(Strict):
    makes = made.Ages
    first = Whole(required=True, data_key="from", validate=Range(0, 120))
    last = Whole(required=True, data_key="to", validate=Range(0, 120), allow_none=True)
    lines = lines(validate=Length(min=1))


class AudienceSchema(Strict):
    makes = made.Audience
    who = fields.String(required=True, validate=OneOf(("person", "parent", "institution", "professionals")))
    ages = fields.Nested(AgesSchema, allow_none=True)
    sex = fields.String(validate=OneOf(("f", "m")), allow_none=True)
    groups = ids()
    suited = ids()
    words = words(required=True)


class EvidenceSchema(Strict):
    makes = made.Evidence
    level = fields.String(required=True, validate=ID)
    basis = fields.String(required=True, validate=OneOf(("stated", "heading_only", "none")))
    by = fields.String(required=True, validate=OneOf(("committee", "experts", "none")))
    recognised = fields.String(required=True, validate=ID)
    quote = quote()
    lines = lines()
    note = words(allow_none=True)
    conflict = fields.Boolean(truthy={True}, falsy={False})


class AvailabilitySchema(Strict):
    makes = made.Availability
    status = fields.String(required=True, validate=ID)
    quote = quote()
    lines = lines()
    place = fields.String(validate=TEXT, allow_none=True)


class AccessSchema(Strict):
    makes = made.Access
    how = ids(validate=Length(min=1))
    lines = lines()
    note = words(allow_none=True)


class InterventionSchema(Strict):
    """One entry of the catalogue; lines are those of the factsheet, `checked_on` the day they were compared."""

    makes = made.Intervention
    id = fields.String(required=True, validate=ID)
    name = fields.String(required=True, validate=TEXT)
    aliases = Tuple(fields.String(validate=TEXT), required=True)
    kind = fields.String(required=True, validate=ID)
    phases = ids()
    audience = fields.Nested(AudienceSchema, required=True, data_key="for")
    through = ids()
    needs = ids()
    also = ids()
    form = ids()
    setting = ids()
    languages = ids()
    summary = words(required=True)
    evidence = fields.Nested(EvidenceSchema, required=True)
    availability = fields.Nested(AvailabilitySchema, required=True)
    access = fields.Nested(AccessSchema, required=True)
    url = fields.String(required=True, allow_none=True, validate=[untracked, URL])
    url_lines = lines()
    lines = lines(validate=Length(min=1))
    checked_on = fields.Date(required=True, format="iso")


class NeedSchema(Strict):
    makes = made.Need
    nl = fields.String(required=True, validate=TEXT)
    en = fields.String(required=True, validate=TEXT)
    near = ids()
    implies = fields.String(validate=ID)


class SituationSchema(Strict):
    makes = made.Situation
    nl = fields.String(required=True, validate=TEXT)
    en = fields.String(required=True, validate=TEXT)
    includes = ids(required=False)


class PhaseSchema(Strict):
    makes = made.Phase
    nl = fields.String(required=True, validate=TEXT)
    en = fields.String(required=True, validate=TEXT)
    of = fields.String(required=True, validate=OneOf(("person", "child")))
    months = Tuple(fields.Integer(strict=True, allow_none=True), required=True, validate=Length(equal=2))
    lines = lines()


def named(schema: type[Schema] = WordsSchema) -> fields.Dict:
    """Return a field for a part of the vocabulary: id -> its names, and what else belongs to it."""
    return fields.Dict(keys=fields.String(validate=ID), values=fields.Nested(schema), required=True)


class VocabularySchema(Schema):
    """Every id of the catalogue, the profile and the match, with its names."""

    class Meta:
        unknown = RAISE

    needs = named(NeedSchema)
    situations = named(SituationSchema)
    phases = named(PhaseSchema)
    sex = named()
    languages = named()
    form = named()
    setting = named()
    kinds = named()
    evidence = named()
    recognised = named()
    availability = named()
    access = named()


class SentencesSchema(Schema):
    """The sentences of reasons, caveats and gaps, by their code."""

    class Meta:
        unknown = RAISE

    reasons = named()
    caveats = named()
    gaps = named()


class GapSchema(Strict):
    makes = made.Gap
    id = fields.String(required=True, validate=ID)
    needs = ids()
    situations = ids()
    phases = ids()
    text = words(required=True)
    lines = lines(validate=Length(min=1))


class CatalogueSchema(Schema):
    """The whole catalogue, with the words that it uses."""

    interventions = fields.List(fields.Nested(InterventionSchema))
    vocabulary = fields.Nested(VocabularySchema)
    gaps = fields.List(fields.Nested(GapSchema))
    sentences = fields.Nested(SentencesSchema)


class ChildSchema(Strict):
    makes = Child
    age_months = Whole(allow_none=True, validate=Range(-9, 12 * 30))
    sex = fields.String(allow_none=True, validate=OneOf(("f", "m", "x")))


class PreferenceSchema(Schema):
    class Meta:
        unknown = RAISE

    form = ids(required=False)
    setting = ids(required=False)
    anonymous = fields.Boolean(truthy={True}, falsy={False})


class ProfileSchema(Schema):
    """Who asks, what for, and how they would like it; everything but the needs may be absent."""

    class Meta:
        unknown = RAISE

    needs = ids()
    age = Whole(allow_none=True, validate=Range(0, 120))
    sex = fields.String(allow_none=True, validate=OneOf(("f", "m", "x")))
    situations = ids(required=False)
    child = fields.Nested(ChildSchema, allow_none=True)
    asks_for = fields.String(data_key="for", validate=OneOf(("self", "child")))
    prefer = fields.Nested(PreferenceSchema, allow_none=True)
    languages = ids(required=False)
    place = fields.String(allow_none=True, validate=TEXT)
    concern = fields.Boolean(truthy={True}, falsy={False})

    @post_load
    def made(self, data: dict[str, Any], **_kwargs: Any) -> Profile:
        return Profile(**(data.pop("prefer", None) or {}), **data)
