"""A check-in as JSON."""

from typing import Final

from marshmallow import Schema, fields, validate

from welnu.fields import Note, PageSchema, PhoneMoment, Revision, TimeZone, Whole, Words

MOST_TAGS: Final = 20
MOST_ADMINISTRATIONS: Final = 10
NAME: Final = validate.Regexp(r"^[a-z0-9][a-z0-9_-]{0,39}$(?!\n)")


class AdministrationSchema(Schema):
    """One instrument, completed once"""

    instrument = fields.String(required=True, validate=NAME)
    version = Whole(required=True, validate=validate.Range(1, 9999))
    responses = fields.Dict(
        keys=fields.String(validate=NAME),
        values=Whole(validate=validate.Range(-1_000_000, 1_000_000)),
        required=True,
        metadata={"description": "item id -> value; a skipped item has no entry"},
    )


class ContentsSchema(Schema):
    """What was answered in one sitting"""

    completed_at = fields.AwareDateTime(format="iso", required=True, metadata={"description": "by the phone's clock"})
    time_zone = TimeZone(required=True)
    administrations = fields.List(
        fields.Nested(AdministrationSchema), required=True, validate=validate.Length(1, MOST_ADMINISTRATIONS)
    )
    tags = fields.List(
        Words(validate=validate.Length(1, 40)), load_default=list, validate=validate.Length(max=MOST_TAGS)
    )
    note = Note(allow_none=True, load_default=None)
    revision = Revision(load_default=0)


class CheckInSchema(ContentsSchema):
    """A check-in as a phone sends it"""

    sent_at = PhoneMoment(load_default=None, metadata={"description": "the phone's clock at the moment of sending"})


class StoredSchema(ContentsSchema):
    """A check-in as it is stored; a deleted one has `id` and `deleted_at` alone"""

    id = fields.UUID(required=True)
    received_at = fields.AwareDateTime(format="iso")
    clock_skew_seconds = fields.Integer(metadata={"description": "server's clock minus the phone's, in seconds"})
    deleted_at = fields.AwareDateTime(format="iso")


class CheckInPageSchema(PageSchema):
    """Check-ins in order of change"""

    checkins = fields.List(fields.Nested(StoredSchema))
