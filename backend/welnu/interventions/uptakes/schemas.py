"""An uptake as JSON."""

from typing import Any, Final

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from welnu.fields import FIRST, LAST, Note, PageSchema, PhoneMoment, Revision, Truth, Whole

STATUSES: Final = ("saved", "trying", "done")
ID: Final = validate.Regexp(r"^[a-z0-9][a-z0-9_-]{0,99}$(?!\n)")
DAYS: Final = validate.Range(FIRST.date(), LAST.date())


class UptakeSchema(Schema):
    """What a person does with an intervention, as a phone sends it"""

    intervention = fields.String(
        required=True, validate=ID, metadata={"description": "of any catalogue; one that is not known here is kept too"}
    )
    status = fields.String(required=True, validate=validate.OneOf(STATUSES))
    started_on = fields.Date(allow_none=True, load_default=None, validate=DAYS)
    ended_on = fields.Date(allow_none=True, load_default=None, validate=DAYS)
    helped = Whole(allow_none=True, load_default=None, validate=validate.Range(0, 10))
    note = Note(allow_none=True, load_default=None)
    for_child = Truth(load_default=False)
    changed_at = PhoneMoment(required=True, metadata={"description": "by the phone's clock"})
    revision = Revision(load_default=0)

    @validates_schema
    def _in_order(self, data: dict[str, Any], **_kwargs: Any) -> None:
        began, ended = data.get("started_on"), data.get("ended_on")
        if began and ended and ended < began:
            raise ValidationError("Lies before the start.", "ended_on")


class StoredUptakeSchema(UptakeSchema):
    """An uptake as it is stored; a deleted one has `id` and `deleted_at` alone"""

    id = fields.UUID(required=True)
    received_at = fields.AwareDateTime(format="iso")
    deleted_at = fields.AwareDateTime(format="iso")


class UptakePageSchema(PageSchema):
    """Uptakes in order of change"""

    uptakes = fields.List(fields.Nested(StoredUptakeSchema))
