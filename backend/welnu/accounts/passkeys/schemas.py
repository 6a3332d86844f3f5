"""Passkeys as JSON."""

from marshmallow import Schema, fields


class PasskeyAnswerSchema(Schema):
    """What a device answered: PublicKeyCredential.toJSON()"""

    passkey = fields.Dict(keys=fields.String(), required=True)


class PasskeyOptionsSchema(Schema):
    """What a device is asked: for PublicKeyCredential.parse…OptionsFromJSON()"""

    options = fields.Dict(keys=fields.String())


class PasskeySchema(Schema):
    """A passkey"""

    id = fields.UUID()
    device = fields.String(metadata={"description": "on which it was added"})
    created_at = fields.AwareDateTime()
    last_used_at = fields.AwareDateTime(allow_none=True)


class PasskeysSchema(Schema):
    """All passkeys"""

    passkeys = fields.List(fields.Nested(PasskeySchema))
