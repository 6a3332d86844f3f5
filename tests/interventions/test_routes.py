"""The catalogue, over HTTP."""

from welnu.interventions.catalogue import shipped


def test_anyone_may_see_the_catalogue(nobody):
    reply = nobody.get("/api/interventions")

    assert reply.status_code == 200
    assert [each["id"] for each in reply.json["interventions"]] == [
        entry.id for entry in shipped().catalogue.interventions
    ]
    assert reply.json["vocabulary"]["needs"]["divorce"]["nl"] == "scheiding"
    assert reply.json["gaps"]
    assert reply.json["sentences"]["reasons"]["need"]["en"] == "Meant for: {need}."


def test_what_did_not_change_is_not_sent_again(nobody):
    first = nobody.get("/api/interventions")

    second = nobody.get("/api/interventions", headers={"If-None-Match": first.headers["ETag"]})

    assert (second.status_code, second.data) == (304, b"")


def test_there_is_no_address_that_takes_what_a_person_needs(app):
    """The match is made on the phone."""
    rules = [rule for rule in app.url_map.iter_rules() if rule.rule.startswith("/api/interventions")]

    assert {rule.rule for rule in rules if "POST" in (rule.methods or ())} == set()
