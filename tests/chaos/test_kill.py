"""What was acknowledged is there after a power cut."""

import http.client
import random
import threading
import uuid

import pytest
from tests.serving import Phone, Server

KILLS, WRITERS = 30, 8


class Writer(threading.Thread):
    """Sends one check-in after another, and remembers what the server acknowledged."""

    def __init__(self, port: int, number: int) -> None:
        super().__init__(daemon=True)
        self.phone, self.number, self.acknowledged = Phone(port), number, {}
        self.done = threading.Event()

    def run(self) -> None:
        while not self.done.is_set():
            id, mood = str(uuid.uuid4()), random.randrange(11)
            body = {
                "completed_at": "2026-03-01T09:00:00Z",
                "time_zone": "Europe/Amsterdam",
                "administrations": [{"instrument": "daily", "version": 1, "responses": {"mood": mood}}],
                "note": f"schrijver {self.number}",
            }
            try:
                status, _ = self.phone.ask("PUT", f"/api/checkins/{id}", body)
            except (OSError, http.client.HTTPException):
                self.done.wait(0.02)  # the server is down: try again shortly
                continue
            if status == 200:
                self.acknowledged[id] = mood


@pytest.mark.chaos
def test_every_acknowledged_checkin_survives_thirty_kills(tmp_path):
    server = Server(tmp_path / "home").start()
    writers = [Writer(server.port, number) for number in range(WRITERS)]
    for writer in writers:
        writer.phone.sign_up()
        writer.start()
    moments, pause = random.Random(20261121), threading.Event()

    for killed in range(KILLS):
        while sum(len(writer.acknowledged) for writer in writers) <= killed:  # a slow disk takes its time
            assert any(writer.is_alive() for writer in writers)
            pause.wait(0.01)
        pause.wait(moments.uniform(0.05, 0.6))
        server.kill()
        server.start()
    for writer in writers:
        writer.done.set()
    for writer in writers:
        writer.join(30)

    acknowledged = sum(len(writer.acknowledged) for writer in writers)
    assert acknowledged >= KILLS
    for writer in writers:
        _, page = writer.phone.ask("GET", "/api/checkins")
        stored = {each["id"]: each["administrations"][0]["responses"]["mood"] for each in page["checkins"]}
        assert writer.acknowledged.items() <= stored.items()
        writer.phone.close()
    server.stop()
