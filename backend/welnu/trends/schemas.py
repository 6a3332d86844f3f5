"""A trend as JSON."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, validates_schema


class SpanSchema(Schema):
    """Which days: both ends belong to it, and either may be left open"""

    first = fields.Date(data_key="from", load_default=None)
    last = fields.Date(data_key="to", load_default=None)

    @validates_schema
    def _in_order(self, span: dict[str, Any], **_kwargs: Any) -> None:
        if span["first"] and span["last"] and span["first"] > span["last"]:
            raise ValidationError("Lies before the first day.", "to")


class TrendSchema(Schema):
    """The answered days of one instrument. A day without an answer is not listed: it is a gap, not a zero"""

    instrument = fields.String(required=True)
    days = fields.List(fields.Date(), required=True, metadata={"description": "in the time zone of each check-in"})
    check_ins = fields.List(fields.Integer(), required=True, metadata={"description": "made on each of the days"})
    scales = fields.Dict(
        keys=fields.String(),
        values=fields.List(fields.Float(allow_none=True)),
        required=True,
        metadata={"description": "scale id -> the mean score of each of the days; null where too little was answered"},
    )
