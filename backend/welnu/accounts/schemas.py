"""Accounts as JSON."""

from typing import Any, Final

from marshmallow import Schema, ValidationError, fields, validate

from welnu.accounts import addresses, ages, belongings, passwords, texts
from welnu.fields import TimeZone, Truth, Whole

LIFE_PHASES: Final = (
    "expecting",
    "young_parent",
    "child",
    "adolescent",
    "student",
    "adult",
    "working",
    "caring",
    "older",
)


class EmailAddress(fields.String):
    """An e-mail address, in lower case."""

    default_error_messages = {"address": "Not an e-mail address."}

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        if (address := addresses.normalised(str(super()._deserialize(value, attr, data, **kwargs)))) is None:
            raise self.make_error("address")
        return address


class Password(fields.String):
    """A password; whether it is good enough is judged where one is chosen."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        return passwords.normalised(str(super()._deserialize(value, attr, data, **kwargs)))


def _five_years(value: int) -> None:
    if value % ages.BRACKET:
        raise ValidationError("Must be the first of five years: 1985, 1990, …")


def _secret(**kwargs: Any) -> fields.String:
    return fields.String(required=True, validate=validate.Length(1, 200), **kwargs)


class ProfileSchema(Schema):
    """What a person tells of themselves"""

    language = fields.String(required=True, validate=validate.OneOf(texts.LANGUAGES))
    life_phase = fields.String(required=True, allow_none=True, validate=validate.OneOf(LIFE_PHASES))
    time_zone = TimeZone(required=True)
    birth_years = Whole(
        required=True,
        allow_none=True,
        validate=[validate.Range(ages.EARLIEST, 2100), _five_years],
        metadata={"description": "the first of the five years in which the person was born"},
    )


class GivenConsentSchema(Schema):
    """Agreement to one version of the text"""

    version = fields.String(required=True, validate=validate.Length(1, 40))


class SignUpSchema(ProfileSchema):
    """An account without an e-mail address"""

    consent = fields.Nested(GivenConsentSchema, required=True)
    sixteen_or_older = Truth(required=True)


class EmailSignUpSchema(SignUpSchema):
    """An account with an e-mail address"""

    email = EmailAddress(required=True)
    password = Password(required=True)


class EmailSchema(Schema):
    """An e-mail address"""

    email = EmailAddress(required=True)


class PasswordLoginSchema(EmailSchema):
    """An e-mail address and a password"""

    password = Password(required=True, validate=validate.Length(1, passwords.LONGEST))


class RecoverySchema(Schema):
    """A recovery code"""

    code = _secret(metadata={"description": "26 symbols; spaces, dashes and case do not matter"})


class TokenSchema(Schema):
    """What the link in a mail holds"""

    token = _secret()


class NewPasswordSchema(TokenSchema):
    """A new password"""

    password = Password(required=True)


class EraseSchema(Schema):
    """The word that shows it is meant"""

    confirm = fields.String(required=True, validate=validate.Equal("erase"))


class ConsentSchema(Schema):
    """Agreement, and since when"""

    version = fields.String()
    given_at = fields.AwareDateTime()


class PersonSchema(ProfileSchema):
    """A person, to themselves"""

    id = fields.UUID(attribute="person_id")
    email = fields.String(attribute="email_login.email", dump_default=None, allow_none=True)
    created_at = fields.AwareDateTime()
    consent = fields.Nested(ConsentSchema)


class EnteredSchema(Schema):
    """Who is logged in now"""

    person = fields.Nested(PersonSchema)


class EnteredWithCodeSchema(EnteredSchema):
    """Who is logged in now, and the one way back in: shown once"""

    recovery_code = fields.String()


class ConsentTextSchema(Schema):
    """What is asked, in each language, as Markdown"""

    version = fields.String()
    texts = fields.Dict(keys=fields.String(), values=fields.String())


class SessionSchema(Schema):
    """A device that is logged in"""

    id = fields.UUID()
    current = fields.Boolean()
    created_at = fields.AwareDateTime()
    last_seen_on = fields.Date()
    device = fields.String()


class SessionsSchema(Schema):
    """All devices that are logged in"""

    sessions = fields.List(fields.Nested(SessionSchema))


class NothingSchema(Schema):
    """Nothing: the same for everyone"""


def _known_sheet(name: str) -> None:
    if name not in belongings.SHEETS:
        raise ValidationError(f"Must be one of: {', '.join(sorted(belongings.SHEETS))}.")


class SheetSchema(Schema):
    """Which rows to give"""

    sheet = fields.String(load_default="responses", validate=_known_sheet)
