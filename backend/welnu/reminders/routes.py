"""Reminders over HTTP."""

from hmac import compare_digest
from typing import Any
from uuid import UUID

from flask import Response, current_app, jsonify, request
from flask_login import current_user

from welnu import clock, db
from welnu.accounts import devices, tokens
from welnu.accounts.limits import TRY, by_network, limiter
from welnu.errors import Busy, Invalid, NotFound
from welnu.policy import Anyone, Person, allow
from welnu.reminders import guard, history, measuring, service, vapid
from welnu.reminders.schemas import (
    DeliveriesSchema,
    FeedSchema,
    HealthSchema,
    LaterSchema,
    NewSubscriptionSchema,
    OverviewSchema,
    PushKeySchema,
    ReminderSchema,
    StoredReminderSchema,
    TopicSchema,
    TrialSchema,
)
from welnu.web import Blueprint

TRIALS = "6 per minute; 20 per hour"
FETCHES = "30 per hour"  # of one calendar; some programs ask every five minutes

blp = Blueprint("reminders", __name__, url_prefix="/api/reminders", description="When to be told, where, and what came")
feeds = Blueprint("feeds", __name__, description="Reminders as a calendar to subscribe to")
operating = Blueprint("operating", __name__, description="How it goes, for operators")


def _by_person() -> str:
    return f"person {current_user.person_id}" if current_user.is_authenticated else by_network()


def _by_feed() -> str:
    return f"feed {tokens.fingerprint((request.view_args or {})['token']).hex()}"


@blp.get("")
@allow(Person)
@blp.response(200, OverviewSchema)
def get_reminders() -> Response:
    """Give one's own reminders with their next times, and where they go"""
    return jsonify(history.overview(current_user.person_id, clock.now()))


@blp.put("/<uuid:id>")
@allow(Person)
@blp.arguments(ReminderSchema)
@blp.response(200, StoredReminderSchema)
def put_reminder(contents: dict[str, Any], id: UUID) -> Response:
    """Set a reminder; safe to repeat. A newer revision amends it. Nothing is sent for the past"""
    now = clock.now()
    service.record(current_user.person_id, id, contents, now)
    return jsonify(history.one(current_user.person_id, id, now))


@blp.delete("/<uuid:id>")
@allow(Person)
@blp.response(204)
def delete_reminder(id: UUID) -> None:
    """Delete a reminder for good; it does not come back from another phone"""
    service.remove(current_user.person_id, id, clock.now())


@blp.get("/deliveries")
@allow(Person)
@blp.response(200, DeliveriesSchema)
def get_deliveries() -> Response:
    """Give what was sent and when, and what was not and why; the newest hundred"""
    return jsonify({"deliveries": history.deliveries()})


@blp.post("/deliveries/opened")
@allow(Person)
@blp.arguments(TopicSchema)
@blp.response(204)
def post_opened(which: dict[str, str]) -> None:
    """Tell that a notification was opened"""
    service.opened(which["topic"], clock.now())


@blp.post("/deliveries/later")
@allow(Person)
@blp.arguments(LaterSchema)
@blp.response(204)
def post_later(which: dict[str, Any]) -> None:
    """Ask for the notification again, later"""
    service.later(which["topic"], which["minutes"], clock.now())


@blp.post("/deliveries/done")
@allow(Person)
@blp.arguments(TopicSchema)
@blp.response(204)
def post_done(which: dict[str, str]) -> None:
    """Tell that it is done: it comes no more, on no device"""
    service.already_done(which["topic"], clock.now())


@blp.post("/trial")
@limiter.limit(TRIALS, key_func=_by_person)
@allow(Person)
@blp.arguments(TrialSchema)
@blp.response(202, TopicSchema)
def post_trial(where: dict[str, str]) -> dict[str, str]:
    """Send one now; what came of it stands among the deliveries"""
    return {"topic": service.try_out(current_user.person_id, where["channel"], clock.now())}


@blp.get("/push-key")
@allow(Anyone)
@blp.response(200, PushKeySchema)
def get_push_key() -> dict[str, str]:
    """Give the key that a browser subscribes with"""
    return {"key": vapid.public_key(current_app.config["WELNU"].home)}


@blp.put("/subscriptions/<uuid:id>")
@allow(Person)
@blp.arguments(NewSubscriptionSchema)
@blp.response(204)
def put_subscription(given: dict[str, Any], id: UUID) -> None:
    """Let a browser be told; safe to repeat"""
    try:
        target = guard.target(given["endpoint"], current_app.config["WELNU"].push_hosts)
    except guard.Unsafe as unsafe:
        raise Invalid("request.invalid", "some fields are not right", {"endpoint": str(unsafe)}) from None
    device = devices.label(request.user_agent.string)
    service.subscribe(current_user.person_id, id, target.url, given["keys"], device, clock.now())


@blp.delete("/subscriptions/<uuid:id>")
@allow(Person)
@blp.response(204)
def delete_subscription(id: UUID) -> None:
    """Tell a browser nothing any more"""
    service.unsubscribe(id)


@blp.post("/feed")
@limiter.limit(TRIALS, key_func=_by_person)
@allow(Person)
@blp.response(201, FeedSchema)
def post_feed() -> dict[str, str]:
    """Make a secret address for one's calendar, shown this once; the one before shows nothing any more"""
    token = service.new_feed(current_user.person_id, clock.now())
    return {"url": f"{current_app.config['WELNU'].public_url}/feeds/{token}.ics"}


@blp.delete("/feed")
@allow(Person)
@blp.response(204)
def delete_feed() -> None:
    """Let the calendar show nothing any more"""
    service.remove_feed(current_user.person_id)


@feeds.get("/feeds/<string:token>.ics")
@limiter.limit(FETCHES, key_func=_by_feed)
@limiter.limit(TRY, deduct_when=lambda response: response.status_code == 404)
@allow(Anyone)
@feeds.response(200, content_type="text/calendar")
def get_feed(token: str) -> Response:
    """Give the calendar at a secret address; one that is revoked answers as one that never was"""
    person_id = history.whose_feed(token)
    if person_id is None:
        raise NotFound("not_found", "there is nothing here")
    db.view_as(person_id)
    text = history.feed(person_id, f"{current_app.config['WELNU'].public_url}/", clock.now())
    return Response(text, mimetype="text/calendar")


@operating.get("/health/live")
@allow(Anyone)
@operating.response(200, HealthSchema)
def get_live() -> dict[str, str]:
    """Whether this process answers"""
    return {"status": "ok"}


@operating.get("/health/ready")
@allow(Anyone)
@operating.response(200, HealthSchema)
def get_ready() -> dict[str, str]:
    """Whether the database answers and reminders go out in time"""
    with db.across_persons():
        late = measuring.late_seconds(db.session(), clock.now())
    if late > measuring.LATEST.total_seconds():
        raise Busy("reminders.late", "reminders wait too long: is a scheduler running?", {"late_seconds": round(late)})
    return {"status": "ok"}


@operating.get("/metrics")
@allow(Anyone)
@operating.response(200, content_type="text/plain")
def get_metrics() -> Response:
    """Give figures to whoever holds the operator's token"""
    token = current_app.config["WELNU"].metrics_token
    if not token or not compare_digest(request.headers.get("Authorization", "").encode(), f"Bearer {token}".encode()):
        raise NotFound("not_found", "there is nothing here")
    from welnu.reminders import metrics  # a server starts sooner without its library

    with db.across_persons():
        standing = measuring.standing(db.session(), clock.now())
    return Response(metrics.written(standing), mimetype="text/plain")
