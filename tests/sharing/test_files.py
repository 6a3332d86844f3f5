"""Files of what is open: how often one practitioner may make one."""

import pytest

from tests.opening import SHARING, WISH, opened, summary_of


@pytest.mark.parametrize("file", ["summary.csv", "fhir.json"])
def test_files_are_limited_for_each_practitioner_and_looking_is_not(record, dora, emil, file):
    grant, his = (opened(record, each)["id"] for each in (dora, emil))
    url = f"{SHARING}/people/{grant}/{file}"

    replies = [dora.get(url) for _ in range(61)]

    assert [reply.status_code for reply in replies] == [200] * 60 + [429]
    assert replies[-1].json["error"] == "request.too_many"
    assert int(replies[-1].headers["Retry-After"]) > 0
    assert WISH["called"] not in replies[-1].text
    assert emil.get(f"{SHARING}/people/{his}/{file}").status_code == 200
    assert summary_of(dora, grant).status_code == 200
