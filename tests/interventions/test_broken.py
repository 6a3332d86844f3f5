"""Broken entries, words and gaps: each refused by file, field and reason."""

import pytest

from tests.interventions.shelf import ENTRY, PATH, shelf
from welnu.instruments.faults import Faulty
from welnu.interventions import catalogue

VOCABULARY, SENTENCES, GAPS = "vocabulary.yaml", "sentences.yaml", "gaps.yaml"
BROKEN = [
    # the file itself
    (PATH, ENTRY, "", "file", "Invalid input type"),
    (PATH, "id: pond-walks", "id: [pond", "file", "line"),
    (PATH, "kind: intervention", "kind: intervention\nkind: tool", "file", "the key 'kind' stands here twice"),
    (PATH, "kind: intervention", "kind: intervention\nprice: 10", "price", "Unknown field"),
    (PATH, "id: pond-walks", "id: pond-swims", "id", "'pond-swims' is not the name of its file"),
    # single fields
    (PATH, "id: pond-walks", "id: Pond walks", "id", "use lower-case letters, digits, - and _"),
    (PATH, "name: Pond walks", "name: ''", "name", "no empty text"),
    (PATH, "kind: intervention", "kind: miracle", "kind", "not in the vocabulary: miracle"),
    (PATH, "phases: [adult]", "phases: [grown-up]", "phases", "not in the vocabulary: grown-up"),
    (PATH, "phases: [adult]", "phases: adult", "phases", "Not a valid list"),
    (PATH, "who: person", "who: everyone", "for.who", "Must be one of"),
    (PATH, "from: 20", "from: -1", "for.ages.from", "Must be greater than or equal to 0"),
    (PATH, "from: 20", "from: 20.5", "for.ages.from", "Not a valid integer"),
    (PATH, "to: 30, lines: [3]", "to: 30, lines: []", "for.ages.lines", "Shorter than minimum length 1"),
    (PATH, "from: 20", "from: 40", "for.ages", "40 to 30 includes nobody"),
    (PATH, "groups: [employee]", "groups: [king]", "for.groups", "not in the vocabulary: king"),
    (PATH, "suited: []", "suited: [king]", "for.suited", "not in the vocabulary: king"),
    (PATH, ", en: people at the pond", "", "for.words.en", "Missing data"),
    (PATH, "through: []", "through: [aunt]", "through", "not in the vocabulary: aunt"),
    (PATH, "needs: [stress]", "needs: [gold]", "needs", "not in the vocabulary: gold"),
    (PATH, "also: [sleep]", "also: [gold]", "also", "not in the vocabulary: gold"),
    (PATH, "also: [sleep]", "also: [stress]", "also", "stress: stands in needs already"),
    (PATH, "form: [group]", "form: [choir]", "form", "not in the vocabulary: choir"),
    (PATH, "setting: [neighbourhood]", "setting: [moon]", "setting", "not in the vocabulary: moon"),
    (PATH, "languages: []", "languages: [xx]", "languages", "not in the vocabulary: xx"),
    (PATH, "  en: Walking at the pond.\n", "", "summary.en", "Missing data"),
    (PATH, "also: [sleep]", "also: [sleep, sleep]", "also", "sleep: stands here twice"),
    (PATH, "\nlines: [1, 2]", "\nlines: [1, 1]", "lines", "1: stands here twice"),
    # evidence
    (PATH, "level: effective", "level: proven", "evidence.level", "not in the vocabulary: proven"),
    (PATH, "level: effective", "level: promising", "evidence.by", "the committee does not give the level promising"),
    (PATH, "level: effective", "level: none_stated", "evidence.basis", "none belongs to the level none_stated"),
    (PATH, "basis: stated", "basis: hearsay", "evidence.basis", "Must be one of"),
    (PATH, "by: committee", "by: me", "evidence.by", "Must be one of"),
    (PATH, "recognised: yes", "recognised: maybe", "evidence.recognised", "not in the vocabulary: maybe"),
    (PATH, "quote: it works", "quote: null", "evidence.quote", "a level is quoted"),
    (PATH, "quote: it works", "quote: a b c d e f g h i", "evidence.quote", "at most eight words"),
    (PATH, "lines: [1]\n", "lines: []\n", "evidence.lines", "say on which lines the quote stands"),
    (PATH, "by: committee", "by: committee\n  conflict: true", "evidence.note", "tell how the factsheet contradicts"),
    # availability, access, address
    (PATH, "status: not_stated", "status: offered", "availability.quote", "a status is quoted"),
    (PATH, "status: not_stated", "status: soon", "availability.status", "not in the vocabulary: soon"),
    (PATH, "not_stated, quote: null", "local, quote: here", "availability.place", "a place belongs to local"),
    (PATH, "not_stated, quote: null", "offered, quote: here", "availability.lines", "on which lines the quote stands"),
    (PATH, "how: [self]", "how: []", "access.how", "Shorter than minimum length 1"),
    (PATH, "how: [self]", "how: [key]", "access.how", "not in the vocabulary: key"),
    (PATH, "how: [self]", "how: [professionals]", "for.who", "only institutions or professionals can start"),
    (PATH, "who: person", "who: institution", "access.how", "a person cannot join"),
    (PATH, "https://pond", "http://pond", "url", "an https address"),
    (PATH, "/walks", "/walks?gclid=abc", "url", "without tracking parameters"),
    (PATH, "/walks", "/walks#:~:text=walk", "url", "without tracking parameters"),
    (PATH, "url_lines: [9]", "url_lines: []", "url_lines", "a url and its lines go together"),
    (PATH, "\nlines: [1, 2]", "\nlines: []", "lines", "Shorter than minimum length 1"),
    (PATH, "\nlines: [1, 2]", "\nlines: [0]", "lines.0", "Must be greater than or equal to 1"),
    (PATH, "2026-11-22", "yesterday", "checked_on", "Not a valid date"),
    # the words that they share
    (GAPS, "needs: [loneliness]", "needs: []", "0.needs", "say whom this gap concerns"),
    (GAPS, "needs: [loneliness]", "needs: [gold]", "0.needs", "not in the vocabulary: gold"),
    (GAPS, "lines: [5]", "lines: []", "0.lines", "Shorter than minimum length 1"),
    (VOCABULARY, "near: [stress, worry]", "near: [gold]", "needs.sleep.near", "not in the vocabulary: gold"),
    (VOCABULARY, "implies: carer", "implies: king", "needs.caring.implies", "not in the vocabulary: king"),
    (VOCABULARY, "kinds:\n", "sorts:\n", "sorts", "Unknown field"),
    (SENTENCES, "Meant for: {need}.", "Meant for you.", "reasons.need", "both languages fill in the same names"),
]


@pytest.mark.parametrize(("file", "sound", "broken", "field", "reason"), BROKEN)
def test_broken_data_is_refused_by_file_field_and_reason(tmp_path, file, sound, broken, field, reason):
    path = shelf(tmp_path / "shelf") / file
    text = path.read_text()
    assert sound in text
    path.write_text(text.replace(sound, broken, 1))

    with pytest.raises(Faulty) as refused:
        catalogue.read(tmp_path / "shelf")

    assert [fault for fault in refused.value.faults if fault.field.startswith(field) and reason in fault.reason], [
        str(fault) for fault in refused.value.faults
    ]
    assert {fault.file for fault in refused.value.faults} == {str(path)}


def test_a_sound_catalogue_is_read(tmp_path):
    (entry,) = catalogue.read(shelf(tmp_path / "shelf")).catalogue.interventions

    assert entry.name == "Pond walks"
    assert entry.can_be_joined
