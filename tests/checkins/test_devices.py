"""Two or three phones of one person, a network that loses, repeats and reorders: in the end all agree."""

from copy import deepcopy
from dataclasses import dataclass, field
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, multiple, rule, run_state_machine_as_test
from tests.conftest import new_person

pytestmark = pytest.mark.long

MOODS = st.integers(0, 10)
DEVICES = st.integers(0, 2)


@dataclass
class Item:
    """One check-in on one phone; `waiting` until the server has acknowledged this revision or the deletion."""

    mood: int | None  # None: deleted here
    revision: int = 0
    waiting: bool = True


@dataclass
class Device:
    """The rules of the phone's outbox, in small: what is not acknowledged stays; a deletion beats everything."""

    client: object
    items: dict[str, Item] = field(default_factory=dict)
    refused: list[tuple[str, int]] = field(default_factory=list)
    cursor: str = "0"

    def request(self, id):
        item = self.items[id]
        if item.mood is None:
            return "DELETE", id, None
        body = {
            "completed_at": "2026-03-01T09:00:00Z",
            "time_zone": "Europe/Amsterdam",
            "revision": item.revision,
            "administrations": [{"instrument": "daily", "version": 1, "responses": {"mood": item.mood}}],
        }
        return "PUT", id, body

    def send(self, method, id, body):
        return self.client.open(f"/api/checkins/{id}", method=method, json=body)

    def heard(self, id, asked, reply):
        """Take in the answer to `asked`, which may be older than what the item is now."""
        if id not in self.items or self.request(id) != asked:
            return
        item = self.items[id]
        if reply.status_code in (200, 204):
            item.waiting = False
        elif reply.status_code == 409:
            self.refused.append((id, item.mood))
            del self.items[id]
            self.cursor = "0"  # take the server's instead
        elif reply.status_code == 410:
            self.refused.append((id, item.mood))
            self.items[id] = Item(None, waiting=False)

    def pull(self):
        page = self.client.get(f"/api/checkins?after={self.cursor}").json
        for theirs in page["checkins"]:
            mine = self.items.get(theirs["id"])
            if "deleted_at" in theirs:
                self.items[theirs["id"]] = Item(None, waiting=False)
            elif mine is None or not mine.waiting:
                mood = theirs["administrations"][0]["responses"]["mood"]
                if mine is None or mine.mood is not None:
                    self.items[theirs["id"]] = Item(mood, theirs["revision"], waiting=False)
        self.cursor = page["cursor"]

    def sync(self):
        for id in [id for id, item in self.items.items() if item.waiting]:
            asked = self.request(id)
            self.heard(id, asked, self.send(*asked))
        self.pull()

    def shown(self):
        return {id: item.mood for id, item in self.items.items() if item.mood is not None}


class Phones(RuleBasedStateMachine):
    ids = Bundle("ids")
    requests = Bundle("requests")

    def __init__(self, app):
        super().__init__()
        person = new_person(app)
        self.devices = [Device(person), Device(person), Device(person)]
        self.deleted, self.written = set(), {}

    @rule(target=ids, device=DEVICES, mood=MOODS)
    def submit(self, device, mood):
        id = str(uuid4())
        self.devices[device].items[id] = Item(mood)
        self.written[id] = {mood}
        return id

    @rule(device=DEVICES, id=ids, mood=MOODS)
    def amend(self, device, id, mood):
        item = self.devices[device].items.get(id)
        if item is not None and item.mood is not None:
            self.devices[device].items[id] = Item(mood, item.revision + 1)
            self.written[id].add(mood)

    @rule(device=DEVICES, id=ids)
    def remove(self, device, id):
        item = self.devices[device].items.get(id)
        if item is not None and item.mood is not None:
            self.devices[device].items[id] = Item(None)
            self.deleted.add(id)

    @rule(target=requests, device=DEVICES, id=ids, answered=st.booleans())
    def send(self, device, id, answered):
        phone = self.devices[device]
        if id not in phone.items or not phone.items[id].waiting:
            return multiple()
        asked = deepcopy(phone.request(id))
        reply = phone.send(*asked)
        if answered:
            phone.heard(id, asked, reply)
        return device, asked

    @rule(sent=consumes(requests))
    def a_request_arrives_once_more_and_late(self, sent):
        device, asked = sent
        self.devices[device].send(*asked)

    @rule(device=DEVICES)
    def pull(self, device):
        self.devices[device].pull()

    def teardown(self):
        for _ in range(3):  # what one phone sends last, the others hear in the next round
            for device in self.devices:
                device.sync()
        stored = self.devices[0].client.get("/api/checkins").json["checkins"]
        live = [each for each in stored if "deleted_at" not in each]

        assert len({each["id"] for each in stored}) == len(stored)
        moods = {each["id"]: each["administrations"][0]["responses"]["mood"] for each in live}
        for device in self.devices:
            assert not any(item.waiting for item in device.items.values())
            assert device.shown() == moods
        assert set(moods) == set(self.written) - self.deleted
        assert all(moods[id] in self.written[id] for id in moods)


def test_phones_that_lose_repeat_and_reorder_agree_in_the_end(app):
    run_state_machine_as_test(
        lambda: Phones(app),
        settings=settings(
            max_examples=40, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
