"""What can be asked, over HTTP; and the same from the build of the phone client."""

import jsonschema_rs
import pytest
import yaml

from tests.instruments.pond import pond
from tests.instruments.test_packs import YAML
from tests.node import run
from welnu.config import resource
from welnu.instruments import library
from welnu.instruments.schemas import InstrumentsSchema


@pytest.fixture
def pack(app):
    """A text pack in the home of the app, for as long as the test runs."""
    folder = app.config["WELNU"].home / "instruments" / "phq-4"
    folder.mkdir(parents=True)
    (folder / "nl.yaml").write_text(yaml.safe_dump(YAML, allow_unicode=True), "utf-8")
    yield
    (folder / "nl.yaml").unlink()
    folder.rmdir()


def by_id(reply):
    return {each["id"]: each for each in reply.json["instruments"]}


def test_anyone_may_see_what_can_be_asked(nobody):
    reply = nobody.get("/api/instruments")

    assert reply.status_code == 200
    assert list(by_id(reply)) == library.shipped().ids
    assert by_id(reply)["daily"]["texts"]["nl"]["items"]["mood"]["low"] == "slecht"
    assert by_id(reply)["phq-9"]["texts"] == {}


def test_what_did_not_change_is_not_sent_again(nobody):
    first = nobody.get("/api/instruments")
    again = nobody.get("/api/instruments", headers={"If-None-Match": first.headers["ETag"]})

    assert first.headers["Cache-Control"] == "private, no-cache"
    assert (again.status_code, again.data) == (304, b"")


def test_a_text_pack_is_there_without_a_restart(nobody, app, request):
    before = nobody.get("/api/instruments")
    request.getfixturevalue("pack")
    after = nobody.get("/api/instruments", headers={"If-None-Match": before.headers["ETag"]})

    assert after.status_code == 200
    assert by_id(after)["phq-4"]["texts"]["nl"]["title"] == "Vier vragen"
    assert by_id(after)["phq-4"]["texts"]["nl"]["licence"] == {"text": "With permission.", "holder": "A holder"}


def test_the_phone_is_built_with_the_same_instruments(nobody):
    assert (
        run("tests/instruments/plugin.mjs", resource("questionnaires"))
        == nobody.get("/api/instruments").json["instruments"]
    )


def test_the_phone_is_built_with_older_versions_too(tmp_path):
    known = library.load(pond(tmp_path))

    assert (
        run("tests/instruments/plugin.mjs", tmp_path) == InstrumentsSchema().dump({"instruments": known})["instruments"]
    )


def test_the_answer_is_what_the_openapi_document_says(nobody, app):
    with app.app_context():
        document = app.extensions["flask-smorest"]["apis"][""]["ext_obj"].spec.to_dict()
    answer = {"$ref": "#/components/schemas/Instruments", "components": document["components"]}

    jsonschema_rs.validate(answer, nobody.get("/api/instruments").json)
