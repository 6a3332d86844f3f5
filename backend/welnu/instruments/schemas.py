"""The shape of an instrument, read from YAML and written as the API's JSON; what is unknown is refused."""

from collections.abc import Iterable
from typing import Any, ClassVar, Final

from marshmallow import RAISE, Schema, ValidationError, fields, post_load, validates_schema
from marshmallow.validate import Length, NoneOf, OneOf, Range, Regexp

from welnu.fields import Whole
from welnu.instruments import checks, revealing
from welnu.instruments.instrument import Concern, Instrument, Licence, Offer, Safety
from welnu.scoring.category import RULES
from welnu.scoring.definition import Bands, Category, Item, Reference, Reveal, Scale

LIFE_PHASES: Final = (
    "expecting", "young_parent", "child", "adolescent", "student", "adult", "working", "caring", "older",
)  # fmt: skip
CONCERNS: Final = ("suicidal_thoughts",)
# Patterns stand in the OpenAPI document too, so they end in a way that JavaScript knows: $, and no line after it.
ID: Final = Regexp(r"^[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*$(?!\n)", error="use lower-case letters, digits, - and _")
SOURCE: Final = [
    Length(min=1, error="say where this comes from"),
    Regexp(r"^\S.*\S$(?!\n)", error="use one line of text"),
]


class Tuple(fields.List[Any]):
    """A list that is not changed after it was read."""

    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> Any:
        return tuple(super()._deserialize(value, attr, data, **kwargs))


class Words(fields.String):
    """Text that a person reads: never empty, no spaces around it."""

    def __init__(self, longest: int = 200, **kwargs: Any):
        plain = Regexp(r"^\S(?:.*\S)?$(?!\n)", error="no empty text, no spaces around it, on one line")
        super().__init__(validate=[Length(max=longest), plain], **kwargs)


def by_field(problems: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Return (field, reason) pairs in marshmallow's form."""
    fields_with_reasons: dict[str, list[str]] = {}
    for field, reason in problems:
        fields_with_reasons.setdefault(field, []).append(reason)
    return fields_with_reasons


class Strict(Schema):
    """Refuses unknown fields, and makes the dataclass that it describes."""

    makes: ClassVar[type]

    class Meta:
        unknown = RAISE

    @post_load
    def made(self, data: dict[str, Any], **_kwargs: Any) -> Any:
        return self.makes(**data)


class ItemSchema(Strict):
    makes = Item
    id = fields.String(required=True, validate=ID)
    minimum = Whole(required=True, validate=Range(0, 100))
    maximum = Whole(required=True, validate=Range(1, 100))


class BandsSchema(Strict):
    makes = Bands
    ranges = Tuple(
        Tuple(Whole(required=True), validate=Length(equal=2, error="a range is [first, last]")), required=True
    )
    source = fields.String(required=True, validate=SOURCE)


class ReferenceSchema(Strict):
    makes = Reference
    sd = fields.Float(required=True, validate=Range(min=0, min_inclusive=False))
    reliability = fields.Float(required=True, validate=Range(min=0, max=1, max_inclusive=False))
    source = fields.String(required=True, validate=SOURCE)
    approximate = fields.Boolean(truthy={True}, falsy={False})


class ScaleSchema(Strict):
    makes = Scale
    id = fields.String(required=True, validate=ID)
    method = fields.String(required=True, validate=OneOf(("sum", "mean", "percent")))
    items = Tuple(fields.String(), required=True, validate=Length(min=1))
    min_answered = Whole(required=True)
    higher_is = fields.String(required=True, validate=OneOf(("better", "worse")))
    reversed = Tuple(fields.String())
    bands = fields.Nested(BandsSchema, allow_none=True)
    reference = fields.Nested(ReferenceSchema, allow_none=True)


class CategorySchema(Strict):
    makes = Category
    rule = fields.String(required=True, validate=OneOf(sorted(RULES)))
    source = fields.String(required=True, validate=SOURCE)


class RevealSchema(Strict):
    """What suggests a need: one item or one scale, at least or at most a value."""

    makes = Reveal
    need = fields.String(required=True, validate=[ID, NoneOf(CONCERNS, error="belongs in safety.concerns")])
    item = fields.String(allow_none=True)
    scale = fields.String(allow_none=True)
    at_least = Whole(allow_none=True)
    at_most = Whole(allow_none=True)
    source = fields.String(required=True, validate=SOURCE)


class ConcernSchema(Strict):
    makes = Concern
    item = fields.String(required=True)
    at_least = Whole(required=True)
    concern = fields.String(required=True, validate=OneOf(CONCERNS))
    source = fields.String(required=True, validate=SOURCE)


class OfferSchema(Strict):
    makes = Offer
    scale = fields.String(required=True)
    score = Whole(required=True)
    source = fields.String(required=True, validate=SOURCE)


class SafetySchema(Strict):
    makes = Safety
    concerns = Tuple(fields.Nested(ConcernSchema))
    offer_help_below = Tuple(fields.Nested(OfferSchema))
    offer_help_from = Tuple(fields.Nested(OfferSchema))


class LicenceSchema(Strict):
    makes = Licence
    text = fields.String(required=True, validate=SOURCE)
    holder = fields.String(required=True, validate=SOURCE)


class ItemTextSchema(Schema):
    """One item in words. Answers have words each, or at both ends alone."""

    class Meta:
        unknown = RAISE

    question = Words(required=True)
    name = Words(30)
    hint = Words()
    low = Words(30)
    high = Words(30)
    answers = fields.List(Words(60))


class ScaleTextSchema(Schema):
    class Meta:
        unknown = RAISE

    name = Words(30, required=True)
    about = Words(required=True)


class TextsSchema(Schema):
    """An instrument in the words of one language. `answers`: one for each value, from the lowest on."""

    class Meta:
        unknown = RAISE

    title = Words(60, required=True)
    about = Words(300, required=True)
    recall = Words(60)
    answers = fields.List(Words(60))
    items = fields.Dict(keys=fields.String(), values=fields.Nested(ItemTextSchema), required=True)
    scales = fields.Dict(keys=fields.String(), values=fields.Nested(ScaleTextSchema))
    tags = fields.Dict(keys=fields.String(), values=Words(30))
    note = Words(80)
    licence = fields.Nested(LicenceSchema)


class PackSchema(TextsSchema):
    """Words that an operator adds, who has the right to: for which instrument, and on what terms."""

    instrument = fields.String(required=True)
    version = Whole(required=True)
    language = fields.String(required=True, validate=OneOf(("nl", "en")))
    licence = fields.Nested(LicenceSchema, required=True)


class InstrumentSchema(Strict):
    """A questionnaire in one version: its items, how it is scored, and its words in each language it has."""

    makes = Instrument
    id = fields.String(required=True, validate=ID)
    version = Whole(required=True, validate=Range(min=1))
    released_on = fields.Date(required=True, format="iso")
    text = fields.String(required=True, validate=OneOf(("own", "external")))
    licence = fields.Nested(LicenceSchema, required=True)
    source = fields.String(required=True, validate=SOURCE)
    recall_period_days = Whole(required=True, validate=Range(1, 366))
    life_phases = Tuple(fields.String(validate=OneOf(LIFE_PHASES)), required=True, validate=Length(min=1))
    items = Tuple(fields.Nested(ItemSchema), required=True, validate=Length(min=1))
    scales = Tuple(fields.Nested(ScaleSchema), required=True)
    category = fields.Nested(CategorySchema, allow_none=True)
    reveals = Tuple(fields.Nested(RevealSchema))
    safety = fields.Nested(SafetySchema)
    tags = Tuple(fields.String(validate=ID))
    note = fields.Boolean(truthy={True}, falsy={False})
    texts = fields.Dict(keys=fields.String(), values=fields.Nested(TextsSchema), dump_only=True)

    @post_load
    def made(self, data: dict[str, Any], **_kwargs: Any) -> Instrument:
        instrument = Instrument(**data)
        if problems := [*checks.problems(instrument), *revealing.problems(instrument)]:
            raise ValidationError(by_field(problems))
        return instrument


class ExampleSchema(Schema):
    """A worked example: the scores that must come out, or the needs, or both."""

    class Meta:
        unknown = RAISE

    why = Words(required=True)
    version = Whole()
    responses = fields.Dict(keys=fields.String(), values=Whole(required=True), required=True)
    scores = fields.Dict(keys=fields.String(), values=fields.Float(allow_none=True))
    bands = fields.Dict(keys=fields.String(), values=fields.String(allow_none=True))
    category = fields.String(allow_none=True)
    reveals = fields.List(fields.String())

    @validates_schema
    def _says_something(self, example: dict[str, Any], **_kwargs: Any) -> None:
        if not {"scores", "reveals"} & set(example):
            raise ValidationError("says nothing: give scores, or what it reveals")


class InstrumentsSchema(Schema):
    """Every instrument that this server knows, all versions, each with its words where it has them."""

    instruments = fields.List(fields.Nested(InstrumentSchema))
