"""People who are reminded: what the API can set up goes through it, what takes weeks is written in the database."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any, Final
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from playwright.sync_api import Page, Route
from sqlalchemy import insert, update

from tests.browser.device import Device
from tests.reminders.engine import SUBSCRIPTION
from tests.serving import Server
from welnu import db
from welnu.reminders import planning
from welnu.reminders.models import Delivery, PushSubscription, Reminder
from welnu.reminders.schedule import Occurrence

ZONE: Final = ZoneInfo("Europe/Amsterdam")
ON_AN_IPHONE: Final = "Object.defineProperty(navigator, 'standalone', {value: false})"  # in Safari, not installed
NOT_ASKED_YET: Final = "Object.defineProperty(Notification, 'permission', {value: 'default'})"  # headless: denied
# What became of it, so many days ago: kind, channel, and the columns
CAME: Final[tuple[tuple[int, str, str, dict[str, Any]], ...]] = (
    (0, "daily", "push", {"state": "due", "reason": "snoozed"}),
    (1, "daily", "push", {"state": "sent", "opened_at": True}),
    (1, "daily", "email", {"state": "sent"}),
    (2, "daily", "push", {"state": "cancelled", "reason": "already_done"}),
    (3, "daily", "push", {"state": "expired", "reason": "expired"}),
    (3, "review", "push", {"state": "cancelled", "reason": "already_done"}),
    (4, "daily", "push", {"state": "cancelled", "reason": "asked_less_often"}),
    (5, "daily", "push", {"state": "failed", "reason": "endpoint_gone"}),
    (6, "daily", "push", {"state": "failed", "reason": "no_channel"}),
    (7, "wellbeing", "push", {"state": "sent"}),
    (8, "daily", "push", {"state": "cancelled", "reason": "paused"}),
    (9, "daily", "push", {"state": "cancelled", "reason": "edited"}),
    (10, "daily", "push", {"state": "failed", "reason": "refused"}),
)


class Reminded:
    """Whoever is logged in on a phone, and what the server has of their reminders."""

    def __init__(self, device: Device, server: Server) -> None:
        self.device, self.server = device, server
        self.person_id = UUID(self._ask("GET", "/accounts/me")["id"])

    def _ask(self, method: str, path: str, body: Any = None) -> Any:
        reply = self.device.context.request.fetch(f"{self.server.url}/api{path}", method=method, data=body)
        assert reply.ok, reply.text()
        return reply.json() if reply.body() else None

    def wishes(self, *channels: str) -> UUID:
        """Set a reminder in the evening, from tomorrow on: no test is so slow that it comes."""
        id, tomorrow = uuid4(), datetime.now(ZONE).date() + timedelta(days=1)
        schedule = {"at": ["20:30"], "starts_on": tomorrow.isoformat(), "time_zone": str(ZONE)}
        self._ask("PUT", f"/reminders/{id}", {
            "kind": "daily", "channels": channels, "schedule": schedule, "changed_at": datetime.now(UTC).isoformat(),
        })  # fmt: skip
        return id

    def subscribes(self, name: str, **changes: Any) -> None:
        """Let a browser be told; `changes` happened to it since."""
        id = uuid4()
        self._ask("PUT", f"/reminders/subscriptions/{id}", {**SUBSCRIPTION, "endpoint": f"https://{name}"})
        if changes:
            self._write(update(PushSubscription).where(PushSubscription.id == id).values(changes))

    def was_told(self, id: UUID) -> None:
        """Give the reminder `id` a history, of four days in which nobody answered."""
        self._write(update(Reminder).where(Reminder.id == id).values(unanswered=4))
        self._write(insert(Delivery).values(list(self._deliveries(id))))

    def tried_in_vain(self) -> str:
        """Return the topic of a trial at a device that is gone."""
        trial, now = SimpleNamespace(person_id=self.person_id, id=uuid4(), kind="trial"), datetime.now(UTC)
        made = planning.new_delivery(trial, "push", uuid4().hex, Occurrence(now.date(), 0, now), now)
        made |= {"state": "failed", "reason": "endpoint_gone", "next_attempt_at": None}
        self._write(insert(Delivery).values(made))
        return str(made["topic"])

    def _deliveries(self, id: UUID) -> Iterator[dict[str, Any]]:
        now = datetime.now(UTC)
        for days, kind, channel, columns in CAME:
            on = now.astimezone(ZONE).date() - timedelta(days=days)
            due_at = datetime(on.year, on.month, on.day, 20, 30, tzinfo=ZONE) if days else now - timedelta(minutes=20)
            reminder = SimpleNamespace(person_id=self.person_id, id=id, kind=kind)
            occurrence = Occurrence(on, len(kind), due_at)
            made = planning.new_delivery(reminder, channel, uuid4().hex, occurrence, due_at + timedelta(hours=3))
            made |= {"next_attempt_at": None, "sent_at": due_at if columns["state"] == "sent" else None} | columns
            if columns.get("opened_at"):
                made["opened_at"] = due_at + timedelta(minutes=4)
            if columns.get("reason") == "snoozed":
                made |= dict.fromkeys(("next_attempt_at", "snoozed_until"), now + timedelta(hours=2))
            yield made

    def _write(self, statement: Any) -> None:
        engine = db.connect(f"sqlite:///{self.server.home / 'welnu.sqlite3'}")
        with db.begin(engine) as connection:
            connection.execute(statement)
        engine.dispose()


def be_told(device: Device, server: Server) -> None:
    """Someone with weeks of reminders, who is asked less often, of whose two browsers one is lost."""
    device.context.add_init_script(NOT_ASKED_YET)
    person = Reminded(device, server)
    person.subscribes("fcm.googleapis.com/fcm/send/lost", unopened=5)
    person.subscribes("updates.push.services.mozilla.com/wpush/v2/gone", gone_at=datetime.now(UTC) - timedelta(days=5))
    person.was_told(person.wishes("push"))


def be_on_an_iphone(device: Device, server: Server) -> None:
    device.context.add_init_script(ON_AN_IPHONE)
    Reminded(device, server).wishes("push")


def be_stopped(device: Device, server: Server) -> None:
    """Someone whose push service refuses the operator, and whose trial is of no avail."""
    person = Reminded(device, server)
    person.subscribes("fcm.googleapis.com/fcm/send/refused")
    person.wishes("push", "email")
    topic = person.tried_in_vain()

    def stopped(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, json=answer.json() | {"stopped": ["push"]})

    device.context.route("**/api/reminders", stopped)
    device.context.route("**/api/reminders/trial", lambda route: route.fulfill(status=202, json={"topic": topic}))


def be_logged_out(device: Device, server: Server) -> None:
    device.context.clear_cookies()


def open_reminder(page: Page) -> None:
    """Open the one that is set."""
    page.locator(".rows a.whole").first.click()
    page.locator(".sentence").wait_for()
