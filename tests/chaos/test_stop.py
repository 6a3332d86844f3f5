"""A server that is told to stop does, however early it is told."""

import pytest
from tests.serving import Server


@pytest.mark.chaos
def test_a_server_that_has_only_just_started_can_be_stopped(tmp_path):
    for _ in range(4):
        server = Server(tmp_path / "home").start()
        process = server.process

        server.stop()  # fails when it takes 30 seconds

        assert process.returncode == 0
