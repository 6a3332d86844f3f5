"""Reminders as JSON."""

import re
from datetime import time
from typing import Any, Final

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from welnu.fields import FIRST, LAST, PhoneMoment, Revision, TimeZone, Truth, Whole
from welnu.reminders import keys
from welnu.reminders.deciding import ASKS_FOR
from welnu.reminders.models import LONGEST_ENDPOINT
from welnu.reminders.outcome import TOPIC
from welnu.reminders.schedule import MOST_DAYS, MOST_TIMES, MOST_WEEKS

CHANNELS: Final = ("push", "email")
CLOCK: Final = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)
DAYS: Final = validate.Range(FIRST.date(), LAST.date())
SHORTEST_WINDOW, LONGEST_WINDOW, WINDOW = 5, 1440, 180  # minutes; our choice
SHORTEST_SNOOZE, SNOOZE, LONGEST_SNOOZE = 5, 30, 720


class WallClock(fields.Field[time]):
    """A time as a clock shows it: 20:30."""

    default_error_messages = {"clock": "Not a time from 00:00 to 23:59."}

    def _deserialize(self, value: Any, *_args: Any, **_kwargs: Any) -> time:
        if not isinstance(value, str) or not CLOCK.fullmatch(value):
            raise self.make_error("clock")
        return time.fromisoformat(value)


class Day(fields.Date):
    """A day as a calendar has it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="iso", validate=DAYS, **kwargs)


class QuietSchema(Schema):
    """Hours in which nothing comes; what falls within comes at their end"""

    since = WallClock(required=True, data_key="from", attribute="from")
    until = WallClock(required=True)

    @validates_schema
    def _some(self, data: dict[str, Any], **_kwargs: Any) -> None:
        if data.get("from") == data.get("until"):
            raise ValidationError("Must not be the same as the begin.", "until")


class ScheduleSchema(Schema):
    """When it is due, by the clocks of a zone"""

    at = fields.List(WallClock(), required=True, validate=validate.Length(1, MOST_TIMES))
    weekdays = fields.List(
        Whole(validate=validate.Range(0, 6)),
        load_default=lambda: list(range(7)),
        validate=validate.Length(1, 7),
        metadata={"description": "0 is Monday"},
    )
    every_weeks = Whole(load_default=1, validate=validate.Range(1, MOST_WEEKS))
    days_after = Whole(
        load_default=None,
        allow_none=True,
        validate=validate.Range(1, MOST_DAYS),
        metadata={"description": "instead of weekdays and weeks: every so many days, counted from the last check-in"},
    )
    starts_on = Day(required=True)
    ends_on = Day(allow_none=True, load_default=None, metadata={"description": "the last day"})
    paused_until = Day(allow_none=True, load_default=None, metadata={"description": "the first day after a pause"})
    quiet = fields.Nested(QuietSchema, allow_none=True, load_default=None)
    time_zone = TimeZone(required=True)

    @validates_schema
    def _in_order(self, data: dict[str, Any], **_kwargs: Any) -> None:
        if data.get("ends_on") and data.get("starts_on") and data["ends_on"] < data["starts_on"]:
            raise ValidationError("Lies before the start.", "ends_on")


class ReminderSchema(Schema):
    """A wish to be told, as a phone sends it"""

    kind = fields.String(required=True, validate=validate.OneOf(list(ASKS_FOR)))
    uptake_id = fields.UUID(allow_none=True, load_default=None, metadata={"description": "of what a review is about"})
    schedule = fields.Nested(ScheduleSchema, required=True)
    channels = fields.List(
        fields.String(validate=validate.OneOf(CHANNELS)), load_default=list, validate=validate.Length(max=len(CHANNELS))
    )
    only_if_not_done = Truth(load_default=True)
    window_minutes = Whole(load_default=WINDOW, validate=validate.Range(SHORTEST_WINDOW, LONGEST_WINDOW))
    follow_phone = Truth(load_default=True, metadata={"description": "by the clocks of where the person is"})
    changed_at = PhoneMoment(required=True, metadata={"description": "by the phone's clock"})
    revision = Revision(load_default=0)

    @validates_schema
    def _about_something(self, data: dict[str, Any], **_kwargs: Any) -> None:
        if "kind" in data and (data["kind"] == "review") != (data.get("uptake_id") is not None):
            raise ValidationError("A review, and nothing else, is about an uptake.", "uptake_id")


class OccurrenceSchema(Schema):
    """One time that it is due"""

    local_date = fields.Date()
    slot = fields.Integer(metadata={"description": "which of the times of that day"})
    due_at = fields.AwareDateTime(format="iso")


class StoredReminderSchema(ReminderSchema):
    """A reminder as it is stored"""

    id = fields.UUID()
    received_at = fields.AwareDateTime(format="iso")
    next = fields.List(fields.Nested(OccurrenceSchema), metadata={"description": "the next three times"})
    less_often = fields.String(allow_none=True, metadata={"description": "key of what is told when it asks less often"})


class SubscriptionSchema(Schema):
    """A browser that can be told something"""

    id = fields.UUID()
    device = fields.String()
    created_at = fields.AwareDateTime(format="iso")
    gone_at = fields.AwareDateTime(
        format="iso", allow_none=True, metadata={"description": "since when its push service does not know it any more"}
    )
    unopened = fields.Integer(metadata={"description": "sent since one was opened last"})


class OverviewSchema(Schema):
    """All that there is of one's reminders"""

    reminders = fields.List(fields.Nested(StoredReminderSchema))
    subscriptions = fields.List(fields.Nested(SubscriptionSchema))
    email = fields.Boolean(metadata={"description": "whether there is an address to mail to"})
    suggest_email = fields.Boolean(metadata={"description": "push does not seem to arrive"})
    stopped = fields.List(
        fields.String(validate=validate.OneOf(CHANNELS)),
        metadata={"description": "channels that the other side refuses; what is due waits as long as it may"},
    )
    feed_since = fields.AwareDateTime(format="iso", allow_none=True)


class DeliverySchema(Schema):
    """What became of one time on one channel"""

    reminder = fields.UUID()
    kind = fields.String(metadata={"description": "of the reminder, or trial"})
    local_date = fields.Date()
    slot = fields.Integer()
    channel = fields.String()
    due_at = fields.AwareDateTime(format="iso")
    expires_at = fields.AwareDateTime(format="iso")
    state = fields.String(metadata={"description": "due, leased, sent, failed, expired or cancelled"})
    reason = fields.String(allow_none=True)
    topic = fields.String(metadata={"description": "what the link in it ends with"})
    sent_at = fields.AwareDateTime(format="iso", allow_none=True)
    opened_at = fields.AwareDateTime(format="iso", allow_none=True)
    snoozed_until = fields.AwareDateTime(format="iso", allow_none=True)


class DeliveriesSchema(Schema):
    """The newest hundred"""

    deliveries = fields.List(fields.Nested(DeliverySchema))


class TopicSchema(Schema):
    """Which one, as the notification knows it"""

    topic = fields.String(required=True, validate=validate.Regexp(rf"^(?:{TOPIC.pattern})$(?!\n)"))


class LaterSchema(TopicSchema):
    """Which one, and how much later"""

    minutes = Whole(load_default=SNOOZE, validate=validate.Range(SHORTEST_SNOOZE, LONGEST_SNOOZE))


class TrialSchema(Schema):
    """Where to try"""

    channel = fields.String(required=True, validate=validate.OneOf(CHANNELS))


class KeysSchema(Schema):
    """With which a message is encrypted for one browser"""

    p256dh = fields.String(required=True, validate=validate.Length(max=100))
    auth = fields.String(required=True, validate=validate.Length(max=32))

    @validates_schema
    def _usable(self, data: dict[str, Any], **_kwargs: Any) -> None:
        if "p256dh" in data and "auth" in data and (fault := keys.fault(data["p256dh"], data["auth"])):
            raise ValidationError(f"{fault[0].upper()}{fault[1:]}.", fault.partition(" ")[0])


class NewSubscriptionSchema(Schema):
    """A push subscription, as a browser gives it"""

    endpoint = fields.String(required=True, validate=validate.Length(1, LONGEST_ENDPOINT))
    keys = fields.Nested(KeysSchema, required=True)


class PushKeySchema(Schema):
    """What a browser subscribes with"""

    key = fields.String()


class FeedSchema(Schema):
    """The secret address of one's calendar, shown this once"""

    url = fields.String()


class HealthSchema(Schema):
    """How it goes"""

    status = fields.String()
