"""What is refused is not repeated: not in the answer, and not in the log."""

from uuid import uuid4

from tests.canaries import PASSWORD, PLANTED, WATCH
from tests.conftest import ACCOUNT
from tests.opening import SHARING, WISH
from tests.planting import PRACTITIONERS, REGISTRATION, WRITTEN, a_person, dana, mailbox  # noqa: F401
from tests.reminders.engine import SUBSCRIPTION
from welnu.accounts.limits import limiter

BAD, CHECKIN = "Kanarie!", WRITTEN["/api/checkins"]  # what is wrong, wherever it stands
DAILY = {"instrument": "daily", "version": 1, "responses": {}}
REFUSED = (
    ("PUT", f"/api/checkins/{uuid4()}", [
        *(CHECKIN | {name: BAD} for name in ("completed_at", "time_zone", "administrations", "tags", "revision")),
        CHECKIN | {"note": BAD * 300}, CHECKIN | {"note": [BAD]}, CHECKIN | {"note": BAD + "\0"},
        CHECKIN | {"tags": [BAD * 9]}, CHECKIN | {"unknown": BAD}, BAD, [BAD], None,
        *(CHECKIN | {"administrations": [DAILY | {name: BAD}]} for name in DAILY),
        CHECKIN | {"administrations": [DAILY | {"responses": {"mood": BAD}}]},
    ]),
    ("POST", f"{SHARING}/grants", [
        WISH | {"invitation": str(uuid4())} | {name: wrong}
        for name in (*WISH, "data_from", "until_on", "opens_at", "invitation", "again")
        for wrong in ([BAD], {BAD: BAD}, BAD * 300)
    ]),
    ("PUT", f"/api/reminders/subscriptions/{uuid4()}", [
        SUBSCRIPTION | {"endpoint": f"http://{BAD}.example/{BAD}"},
        SUBSCRIPTION | {"keys": {"p256dh": BAD, "auth": BAD}},
    ]),
    ("POST", "/api/accounts/email", [ACCOUNT | {"email": BAD, "password": BAD}, ACCOUNT | {"life_phase": BAD}]),
    ("POST", "/api/accounts/sessions", [{"email": f"{BAD}@example.org", "password": BAD}]),
    ("POST", "/api/accounts/sessions/recovery", [{"code": BAD}]),
    ("POST", "/api/accounts/password-resets/confirm", [{"token": BAD, "password": PASSWORD}]),
    ("POST", f"{PRACTITIONERS}/sessions", [{"email": f"{BAD}@example.org", "password": BAD}]),
    ("POST", PRACTITIONERS, [REGISTRATION | {"name": BAD * 99}, REGISTRATION | {"language": BAD}]),
    ("GET", f"/feeds/{BAD}.ics", [None]),
    ("GET", f"/api/trends/{BAD}?from={BAD}", [None]),
    ("GET", f"{SHARING}/people/{BAD}/summary?for={BAD}", [None]),
)  # fmt: skip


def test_what_is_refused_is_not_repeated(app, alice, capsys):
    for method, path, bodies in REFUSED:
        for body in bodies:
            limiter.reset()
            assert alice.open(path, method=method, json=body).status_code >= 400, (path, body)
    assert alice.put(REFUSED[0][1], data='{"note": "kanarie', content_type="application/json").status_code == 400

    assert not WATCH.leaks
    assert not PLANTED.search(capsys.readouterr().err)
