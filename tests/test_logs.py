"""Logs: what gets into a line, and where lines go."""

import contextlib
import io
import json

import structlog

from welnu import logs


def test_a_field_that_is_not_on_the_list_is_dropped(capsys):
    logs.configure()
    structlog.get_logger().info("request", status=200, note="slept badly")

    assert set(json.loads(capsys.readouterr().err)) == {"event", "level", "timestamp", "status"}


def test_lines_go_to_the_standard_error_of_the_moment():
    with contextlib.redirect_stderr(io.StringIO()) as gone:
        logs.configure()
    gone.close()

    with contextlib.redirect_stderr(io.StringIO()) as present:
        structlog.get_logger().info("request")

    assert json.loads(present.getvalue())["event"] == "request"
