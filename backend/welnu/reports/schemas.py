"""What one asks of a report, and a summary, as JSON."""

from typing import Any, Final

from marshmallow import Schema, ValidationError, fields, post_load, validate
from webargs.fields import DelimitedList

from welnu.accounts.schemas import LIFE_PHASES
from welnu.accounts.texts import LANGUAGES
from welnu.instruments import library
from welnu.reports.choice import SCOPES, Choice
from welnu.trends.schemas import SpanSchema

NO_FREE_TEXT: Final = ("summary", "trend", "uptakes")


def known_instrument(id: str) -> None:
    """Refuse what is no instrument here."""
    if id not in library.shipped().ids:
        raise ValidationError(f"Must be one of: {', '.join(library.shipped().ids)}.")


class ChoiceSchema(SpanSchema):
    """Which part of one's record"""

    scope = DelimitedList(
        fields.String(validate=validate.OneOf(SCOPES)),
        validate=validate.Length(min=1),
        load_default=NO_FREE_TEXT,
        metadata={"description": "free text and single answers only where asked for"},
    )
    instruments = DelimitedList(
        fields.String(validate=known_instrument),
        validate=validate.Length(min=1),
        metadata={"description": "all, where none is named"},
    )

    @post_load
    def _choice(self, data: dict[str, Any], **_kwargs: Any) -> dict[str, Any]:
        scope, instruments = data.pop("scope"), data.pop("instruments", library.shipped().ids)
        return {"choice": Choice(tuple(scope), tuple(instruments), data.pop("first"), data.pop("last")), **data}


class FhirSchema(ChoiceSchema):
    """Which part of one's record, and in which language its questions are"""

    language = fields.String(load_default=LANGUAGES[0], validate=validate.OneOf(LANGUAGES))


class PeriodSchema(Schema):
    """From day to day; both belong to it"""

    first = fields.Date(data_key="from", allow_none=True, metadata={"description": "null: nothing says when it began"})
    last = fields.Date(data_key="to")


class CheckInsSchema(Schema):
    """How often one checked in, on how many of the days"""

    count = fields.Integer()
    days = fields.Integer()
    of_days = fields.Integer()


class ScaleResultSchema(Schema):
    """A score; null where too few items were answered"""

    scale = fields.String()
    score = fields.Float(allow_none=True)
    minimum = fields.Float()
    maximum = fields.Float()
    band = fields.String(allow_none=True)


class ResultSchema(Schema):
    """The last time an instrument was answered"""

    on = fields.Date()
    scales = fields.List(fields.Nested(ScaleResultSchema))
    category = fields.String(allow_none=True)


class ScoredDaySchema(Schema):
    """The score of a day"""

    on = fields.Date()
    score = fields.Float()


class ChangeSchema(Schema):
    """How the last day of a scale differs from its first in the period"""

    scale = fields.String()
    first = fields.Nested(ScoredDaySchema)
    last = fields.Nested(ScoredDaySchema)
    points = fields.Float()
    beyond_error = fields.Boolean(
        allow_none=True, metadata={"description": "more than measurement error; null where that cannot be said"}
    )


class SeriesSchema(Schema):
    """The scored days of a scale. A day that is not listed is a gap"""

    scale = fields.String()
    minimum = fields.Float()
    maximum = fields.Float()
    points = fields.List(fields.List(fields.Raw()), metadata={"description": "pairs of a date and a score"})


class InstrumentSummarySchema(Schema):
    """One instrument: `series` in scope trend, the rest in scope summary"""

    instrument = fields.String()
    version = fields.Integer()
    times = fields.Integer()
    last = fields.Nested(ResultSchema)
    change = fields.List(fields.Nested(ChangeSchema), allow_none=True)
    series = fields.List(fields.Nested(SeriesSchema))


class TriedSchema(Schema):
    """What was tried, and how it helped"""

    intervention = fields.String()
    status = fields.String()
    started_on = fields.Date(allow_none=True)
    ended_on = fields.Date(allow_none=True)
    helped = fields.Integer(allow_none=True)
    for_child = fields.Boolean()
    note = fields.String(allow_none=True, metadata={"description": "in scope notes alone"})


class NoteSchema(Schema):
    """What was written at a check-in"""

    on = fields.Date()
    note = fields.String()


class AnswersSchema(Schema):
    """One administration"""

    on = fields.Date()
    instrument = fields.String()
    version = fields.Integer()
    responses = fields.Dict(keys=fields.String(), values=fields.Integer())
    tags = fields.List(fields.String())


class SummarySchema(Schema):
    """A summary of one page. Parts that its scope does not hold are absent"""

    version = fields.Integer()
    made_at = fields.AwareDateTime()
    period = fields.Nested(PeriodSchema)
    open_until = fields.Date(allow_none=True)
    scope = fields.List(fields.String(validate=validate.OneOf(SCOPES)))
    called = fields.String(allow_none=True)
    note = fields.String(allow_none=True)
    life_phase = fields.String(allow_none=True, validate=validate.OneOf(LIFE_PHASES))
    checkins = fields.Nested(CheckInsSchema)
    instruments = fields.List(fields.Nested(InstrumentSummarySchema))
    answers = fields.List(fields.Nested(AnswersSchema))
    notes = fields.List(fields.Nested(NoteSchema))
    uptakes = fields.List(fields.Nested(TriedSchema))
