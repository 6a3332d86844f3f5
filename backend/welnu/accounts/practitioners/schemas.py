"""Practitioners as JSON."""

from typing import Any

from marshmallow import Schema, fields, validate

from welnu.accounts.practitioners.steps import STEPS


class SecondFactorSchema(Schema):
    """The second factor: six digits, or a recovery code"""

    code = fields.String(required=True, validate=validate.Length(1, 60))


class StepSchema(Schema):
    """How far someone is who logs in"""

    step = fields.String(metadata={"enum": list(STEPS)})


class PractitionerSchema(Schema):
    """A practitioner, to themselves"""

    id = fields.UUID()
    email = fields.String()
    name = fields.String()
    organisation = fields.String()
    profession = fields.String()
    registration = fields.String(allow_none=True)
    confirmed = fields.Function(
        lambda row: row.confirmed_at is not None,
        metadata={"type": "boolean", "description": "whether the operator confirmed all of this"},
    )
    language = fields.String()
    created_at = fields.AwareDateTime()


Document = dict[str, Any]
