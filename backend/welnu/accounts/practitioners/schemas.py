"""Practitioners as JSON."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from welnu.accounts import texts
from welnu.accounts.passkeys.schemas import PasskeyOptionsSchema
from welnu.accounts.practitioners import details
from welnu.accounts.practitioners.models import LONGEST
from welnu.accounts.practitioners.steps import STEPS
from welnu.accounts.schemas import EmailAddress, Password, TokenSchema


class Detail(fields.String):
    """A name: what can be seen, in one way of writing."""

    default_error_messages = {"unseen": "Holds a character that cannot be seen."}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(validate=validate.Length(1, LONGEST), **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        if (words := details.written(str(super()._deserialize(value, attr, data, **kwargs)))) is None:
            raise self.make_error("unseen")
        return words


class PractitionerDetailsSchema(Schema):
    """What a practitioner says of themselves"""

    name = Detail(required=True)
    organisation = Detail(required=True)
    profession = Detail(required=True)
    registration = Detail(load_default=None, allow_none=True, metadata={"description": "number in a register"})
    language = fields.String(required=True, validate=validate.OneOf(texts.LANGUAGES))


class PractitionerRegistrationSchema(PractitionerDetailsSchema):
    """An account that nobody invited to"""

    email = EmailAddress(required=True)
    password = Password(required=True)


class PractitionerAcceptanceSchema(PractitionerDetailsSchema, TokenSchema):
    """An invitation that is taken up: with a password, or with the passkey that a device made"""

    password = Password()
    passkey = fields.Dict(keys=fields.String())

    @validates_schema
    def _one_factor(self, given: dict[str, Any], **_options: Any) -> None:
        if ("password" in given) == ("passkey" in given):
            raise ValidationError("Give a password or a passkey, one of them.", "password")


class PractitionerInvitationSchema(PasskeyOptionsSchema):
    """Whom an invitation is for, and what a device is asked to make a passkey for them"""

    email = fields.String()
    name = fields.String(allow_none=True)
    organisation = fields.String(allow_none=True)
    profession = fields.String(allow_none=True)
    registration = fields.String(allow_none=True)


class SecondFactorSchema(Schema):
    """Six digits, or a recovery code; spaces, dashes and case do not matter"""

    code = fields.String(required=True, validate=validate.Length(1, 60))


class StepSchema(Schema):
    """What comes next for someone who logs in"""

    step = fields.String(metadata={"enum": list(STEPS)})


class StepWithCodesSchema(StepSchema):
    """What comes next, and the recovery codes where there are new ones: shown once"""

    codes = fields.List(fields.String())


class RecoveryCodesSchema(Schema):
    """Recovery codes: each lets in once, after the password"""

    codes = fields.List(fields.String())


class TotpSchema(Schema):
    """A secret for a program that makes codes"""

    secret = fields.String()
    address = fields.String(metadata={"description": "otpauth://…, to show as a QR code"})


class PractitionerSchema(Schema):
    """A practitioner, to themselves"""

    id = fields.UUID()
    email = fields.String()
    name = fields.String()
    organisation = fields.String()
    profession = fields.String()
    registration = fields.String(allow_none=True)
    confirmed = fields.Boolean(metadata={"description": "whether the operator confirmed all of this"})
    language = fields.String()
    created_at = fields.AwareDateTime()
    has_password = fields.Boolean()
    has_totp = fields.Boolean()
    passkeys = fields.Integer(metadata={"description": "how many"})
    codes_left = fields.Integer()


class PractitionerSessionSchema(Schema):
    """A browser in which one is logged in"""

    id = fields.UUID()
    current = fields.Boolean()
    whole = fields.Boolean(attribute="is_whole", metadata={"description": "false: one factor was given"})
    created_at = fields.AwareDateTime()
    last_seen_at = fields.AwareDateTime(metadata={"description": "to the minute"})
    device = fields.String()


class PractitionerSessionsSchema(Schema):
    """All browsers in which one is logged in"""

    sessions = fields.List(fields.Nested(PractitionerSessionSchema))
