"""The engine with channels that only note what is sent, at moments that the test chooses."""

from collections import deque
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from uuid import UUID, uuid4

from sqlalchemy import select

from tests.canaries import CANARIES
from welnu import db
from welnu.accounts import service as accounts
from welnu.checkins import service as checkins
from welnu.interventions.uptakes import service as uptakes
from welnu.reminders import history, jobs, service
from welnu.reminders.lanes import Lanes
from welnu.reminders.models import Delivery, Reminder
from welnu.reminders.outcome import SENT
from welnu.reminders.schemas import ReminderSchema
from welnu.reminders.sending import Office

SUBSCRIPTION = {
    "endpoint": CANARIES["push_subscription.endpoint"],
    "keys": {"p256dh": CANARIES["push_subscription.p256dh"], "auth": CANARIES["push_subscription.auth"]},
}
SCHEDULE = {"at": ["20:30"], "starts_on": "2026-03-01", "time_zone": "Europe/Amsterdam"}
BODY = {"kind": "daily", "schedule": SCHEDULE, "channels": ["push"], "changed_at": "2026-03-01T09:00:00Z"}
SUNDAY = datetime(2026, 3, 1, 9, tzinfo=UTC)  # 10:00 in Amsterdam
DUE = datetime(2026, 3, 1, 19, 30, tzinfo=UTC)  # 20:30 there
DAY, HOUR, MINUTE, SECOND = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1), timedelta(seconds=1)


class Engine:
    """The jobs, with fake channels. `script` says what each attempt comes to; without one, `answer` to its address.

    sends: other channels than these
    """

    def __init__(self, app, sends=None, **options):
        self.app, self.sends, self.options = app, sends, options
        self.sent, self.withdrawn, self.tried, self.script = [], [], [], deque()
        self.answer = lambda address: SENT
        self.moment = SUNDAY  # hosts rest by this clock too
        self.restart()

    def restart(self):
        """As after a crash: what was on its way is forgotten."""
        sends = {"push": self._push, "email": self._email}
        self.app.extensions["office"] = Office(
            self.sends or sends, **self.options, lanes=Lanes(lambda: self.moment.timestamp())
        )

    def _push(self, letter, to, now):
        return self._try("push", letter, to.endpoint, now)

    def _email(self, letter, to, now):
        return self._try("email", letter, to, now)

    def _try(self, channel, letter, address, now):
        outcome = self.script.popleft() if self.script else self.answer(address)
        attempt = SimpleNamespace(channel=channel, topic=letter.topic, address=address, at=now, letter=letter)
        self.tried.append(attempt)
        if outcome.kind == "sent":
            (self.withdrawn if letter.done else self.sent).append(attempt)
        return outcome

    def plan(self, now):
        with self.app.app_context():
            return jobs.plan(now)

    def deliver(self, now, *patience):
        self.moment = now
        with self.app.app_context():
            return jobs.deliver(now, *patience)

    def tick(self, now):
        self.plan(now)
        self.deliver(now)

    def run(self, begin, end, step=MINUTE):
        """Tick from `begin` up to and including `end`."""
        while begin <= end:
            self.tick(begin)
            begin += step


class Wisher:
    """Someone who sets reminders and answers them, at moments that the test chooses."""

    def __init__(self, app, client):
        self.app, self.id = app, UUID(client.account["person"]["id"])

    def _as(self, what, *arguments):
        with self.app.app_context():
            db.view_as(self.id)
            return what(*arguments)

    def wishes(self, now=SUNDAY, id=None, *, schedule=None, **changes):
        id = id or uuid4()
        contents = ReminderSchema().load(BODY | {"schedule": SCHEDULE | (schedule or {})} | changes)
        self._as(service.record, self.id, id, contents, now)
        return id

    def drops(self, id, now):
        self._as(service.remove, self.id, id, now)

    def subscribes(self, name="alice", now=SUNDAY, host="fcm.googleapis.com", keys=SUBSCRIPTION["keys"]):
        id = uuid4()
        self._as(service.subscribe, self.id, id, f"https://{host}/fcm/send/{name}", keys, "Chrome · Android", now)
        return id

    def checks_in(self, now, instrument="daily"):
        responses = {"daily": {"mood": 7}, "weekly": {}, "wellbeing-14": {"happy": 3}}[instrument]
        contents = {
            "completed_at": now, "time_zone": "Europe/Amsterdam", "sent_at": now, "tags": [], "note": None,
            "revision": 0, "administrations": [{"instrument": instrument, "version": 1, "responses": responses}],
        }  # fmt: skip
        self._as(checkins.record, self.id, uuid4(), contents, now)

    def takes_up(self, now, id=None, revision=0, status="trying"):
        id = id or uuid4()
        contents = {
            "intervention": "snelbeterinjevel", "status": status, "started_on": None, "ended_on": None, "helped": None,
            "note": None, "for_child": False, "changed_at": now, "revision": revision,
        }  # fmt: skip
        self._as(uptakes.record, self.id, id, contents, now)
        return id

    def travels(self, zone, now):
        self._as(accounts.change, self.id, {"time_zone": zone}, now)

    def opens(self, topic, now):
        self._as(service.opened, topic, now)

    def postpones(self, topic, now, minutes=30):
        self._as(service.later, topic, minutes, now)

    def has_done(self, topic, now):
        self._as(service.already_done, topic, now)

    def tries_out(self, channel, now):
        self._as(service.try_out, self.id, channel, now)

    def overview(self, now=SUNDAY):
        return self._as(history.overview, self.id, now)

    def history(self):
        """Return (day, channel, state, reason) of each delivery, oldest first."""
        found = self._as(history.deliveries)
        return [
            (each["local_date"][5:], each["channel"], each["state"], each["reason"])
            for each in sorted(found, key=lambda each: (each["due_at"], each["channel"]))
        ]

    def stored(self, model, *columns):
        with self.app.app_context(), db.across_persons():
            rows = db.session().execute(select(*(getattr(model, name) for name in columns)))
            return [row[0] if len(columns) == 1 else tuple(row) for row in rows]

    def next_due(self):
        return self.stored(Reminder, "next_due_at")


def no_deliveries_left(app):
    with app.app_context(), db.across_persons():
        waiting = select(Delivery.topic).where(Delivery.next_attempt_at.is_not(None))
        return db.session().execute(waiting).all() == []
