"""Whatever is sent to an endpoint, the answer is one that the API document and the shape of errors allow."""

import json

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, Phase, given, settings

from tests.conftest import new_person
from tests.practising import enter, register
from welnu.accounts.limits import limiter

pytestmark = pytest.mark.long

ENDS = {  # their DELETE logs out; their own tests cover it
    "/api/accounts/me",
    "/api/accounts/sessions/current",
    "/api/accounts/practitioners/me",
    "/api/accounts/practitioners/sessions/current",
}
SHAPE = {"code", "error", "message"}
FEW = settings(
    max_examples=12, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)


def document(app: Flask) -> dict:
    return app.extensions["flask-smorest"]["apis"][""]["ext_obj"].spec.to_dict()


def operations(app):
    for result in schemathesis.openapi.from_dict(document(app)).get_all_operations():
        operation = result.ok()
        if not (operation.method.upper() == "DELETE" and operation.path in ENDS):
            yield operation


def test_no_input_makes_an_endpoint_fail_or_answer_in_another_shape(app):
    client = someone(app)
    for operation in operations(app):
        if not is_logged_in(client):  # the one before ended that
            client = someone(app)
        FEW(given(operation.as_strategy())(answering_to(client)))()


def someone(app):
    """Return a client that is logged in as a person, and as a practitioner."""
    limiter.reset()
    client = new_person(app)
    enter(client, register(app)["email"])
    return client


def is_logged_in(client) -> bool:
    """Whether the client is logged in as both."""
    limiter.reset()
    return all(client.get(f"/api/accounts{who}/me").status_code == 200 for who in ("", "/practitioners"))


def answering_to(client):
    def answers_in_shape(case):
        limiter.reset()  # what is refused for being too much was not tried
        body = json.dumps(case.body) if isinstance(case.body, (dict, list)) else None  # our own refuses large numbers
        sent = {"data": body, "content_type": "application/json"} if body else {}
        reply = client.open(case.formatted_path, method=case.method, query_string=case.query or None, **sent)
        assert reply.status_code < 500, (case.method, case.formatted_path, reply.text)
        if reply.status_code >= 400:
            assert SHAPE <= set(reply.json) <= SHAPE | {"fields"}

    return answers_in_shape


def test_every_endpoint_of_the_api_is_in_the_document(app):
    paths = document(app)["paths"]

    for rule in app.url_map.iter_rules():
        if rule.rule.startswith("/api/"):
            assert rule.rule.replace("<uuid:", "{").replace("<", "{").replace(">", "}") in paths
