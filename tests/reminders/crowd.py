"""Many people at once who are to be reminded now, put straight into the tables."""

from datetime import timedelta
from uuid import uuid4

from sqlalchemy import insert

from tests.reminders.engine import SUBSCRIPTION
from welnu import clock, db
from welnu.accounts.models import EmailLogin, Person
from welnu.reminders.models import PushSubscription, Reminder


def crowd(engine, count, *, hosts=("push.example",), channels=("push",), ago=timedelta(seconds=1)):
    """Add `count` persons with a reminder that became due `ago`, a browser at each of `hosts`, and a mailbox."""
    now = clock.now()
    due = now.replace(microsecond=0) - ago
    persons = [uuid4() for _ in range(count)]
    browsers = [(id, host) for id in persons for host in hosts]
    rows = {
        Person: [_person(id, now) for id in persons],
        Reminder: [_reminder(id, channels, due, now) for id in persons],
        PushSubscription: [_browser(id, f"https://{host}/{number}", now) for number, (id, host) in enumerate(browsers)],
        EmailLogin: [{"person_id": id, "email": f"{id}@example.org", "password_hash": ""} for id in persons],
    }
    with db.begin(engine) as connection:
        for table, values in rows.items():
            if values:
                connection.execute(insert(table.__table__), values)


def _person(id, now):
    return {
        "person_id": id, "created_at": now, "language": "nl", "life_phase": None, "time_zone": "UTC",
        "birth_years": None,
    }  # fmt: skip


def _reminder(person_id, channels, due, now):
    schedule = {
        "at": [f"{due:%H:%M}"], "weekdays": list(range(7)), "every_weeks": 1, "days_after": None, "quiet": None,
        "starts_on": "2026-01-01", "ends_on": None, "paused_until": None, "time_zone": "UTC",
    }  # fmt: skip
    return {
        "person_id": person_id, "id": uuid4(), "seq": 1, "revision": 0, "received_at": now, "kind": "daily",
        "schedule": schedule, "channels": list(channels), "only_if_not_done": True, "window_minutes": 60,
        "follow_phone": False, "changed_at": now, "unanswered": 0, "next_due_at": due, "next_local_date": due.date(),
        "next_slot": 0,
    }  # fmt: skip


def _browser(person_id, endpoint, now):
    return {
        "person_id": person_id, "id": uuid4(), "endpoint": endpoint, **SUBSCRIPTION["keys"], "device": "Chrome",
        "created_at": now, "unopened": 0,
    }  # fmt: skip
