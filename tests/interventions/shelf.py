"""A small catalogue of made-up help, as files: for tests that break it."""

import shutil
from pathlib import Path

from welnu.interventions.catalogue import FOLDER

ENTRY = """\
id: pond-walks
name: Pond walks
aliases: []
kind: intervention
phases: [adult]
for:
  who: person
  ages: {from: 20, to: 30, lines: [3]}
  groups: [employee]
  suited: []
  words: {nl: mensen bij de vijver, en: people at the pond}
through: []
needs: [stress]
also: [sleep]
form: [group]
setting: [neighbourhood]
languages: []
summary:
  nl: Wandelen bij de vijver.
  en: Walking at the pond.
evidence:
  level: effective
  basis: stated
  by: committee
  recognised: yes
  quote: it works
  lines: [1]
availability: {status: not_stated, quote: null, lines: []}
access: {how: [self], lines: [2]}
url: https://pond.example/walks
url_lines: [9]
lines: [1, 2]
checked_on: 2026-11-22
"""
GAPS = """\
- id: lonely
  needs: [loneliness]
  situations: []
  phases: []
  text: {nl: Nog niets., en: Nothing yet.}
  lines: [5]
"""
PATH = "catalogue/pond-walks.yaml"


def shelf(folder: Path) -> Path:
    """Write the small catalogue into `folder`, with the vocabulary and the sentences that ship."""
    (folder / "catalogue").mkdir(parents=True)
    (folder / PATH).write_text(ENTRY)
    (folder / "gaps.yaml").write_text(GAPS)
    for name in ("vocabulary.yaml", "sentences.yaml"):
        shutil.copy(FOLDER / name, folder / name)
    return folder
