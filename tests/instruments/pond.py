"""A small instrument that uses every rule, for tests that break it."""

from pathlib import Path

FILES = {
    "instrument.yaml": """\
id: pond
version: 2
released_on: 2026-03-01
text: own
licence: {text: CC-BY-4.0, holder: the Welnu project}
source: Made for tests.
recall_period_days: 7
life_phases: [adult, older]
items:
  - {id: calm, minimum: 0, maximum: 4}
  - {id: muddy, minimum: 0, maximum: 4}
  - {id: depth, minimum: 1, maximum: 5}
scales:
  - id: total
    method: sum
    items: [calm, muddy, depth]
    reversed: [muddy]
    min_answered: 2
    higher_is: better
    bands: {ranges: [[1, 6], [7, 13]], source: Made for tests.}
    reference: {sd: 2.5, reliability: 0.8, source: Made for tests.}
  - {id: clear, method: mean, items: [calm, muddy], reversed: [muddy], min_answered: 2, higher_is: better}
reveals:
  - {need: fresh_water, item: muddy, at_least: 3, source: Made for tests.}
  - {need: rain, scale: total, at_most: 4, source: Made for tests.}
safety:
  concerns:
    - {item: muddy, at_least: 4, concern: suicidal_thoughts, source: Made for tests.}
  offer_help_below:
    - {scale: total, score: 3, source: Made for tests.}
tags: [wind, rain]
note: true
""",
    "v1.yaml": """\
id: pond
version: 1
released_on: 2025-03-01
text: own
licence: {text: CC-BY-4.0, holder: the Welnu project}
source: Made for tests.
recall_period_days: 7
life_phases: [adult]
items:
  - {id: calm, minimum: 0, maximum: 2}
  - {id: muddy, minimum: 0, maximum: 2}
scales:
  - {id: total, method: sum, items: [calm, muddy], min_answered: 2, higher_is: better}
""",
    "nl.yaml": """\
title: De vijver
about: Drie vragen over de vijver.
answers: [nooit, zelden, soms, vaak, altijd]
items:
  calm: {question: "Was het water rustig?"}
  muddy: {question: "Was het water troebel?", hint: "Kon je de bodem zien?"}
  depth: {question: "Hoe diep is het?", name: Diepte, low: ondiep, high: diep}
scales:
  total: {name: Vijver, about: "Alles bij elkaar"}
  clear: {name: Helder, about: "Rustig en niet troebel"}
tags: {wind: Wind, rain: Regen}
note: Nog iets over de vijver?
""",
    "en.yaml": """\
title: The pond
about: Three questions on the pond.
answers: [never, seldom, sometimes, often, always]
items:
  calm: {question: "Was the water calm?"}
  muddy: {question: "Was the water muddy?", answers: [not at all, a little, somewhat, quite, very]}
  depth: {question: "How deep is it?", low: shallow, high: deep}
scales:
  total: {name: Pond, about: "All of it"}
  clear: {name: Clear, about: "Calm and not muddy"}
tags: {wind: Wind, rain: Rain}
note: Anything else about the pond?
""",
    "examples.yaml": """\
- why: the second item is turned round
  responses: {calm: 3, muddy: 0, depth: 2}
  scores: {total: 9, clear: 3.5}
  bands: {total: 7-13}
  reveals: []
- why: the first version did not turn it round
  version: 1
  responses: {calm: 2, muddy: 2}
  scores: {total: 4}
""",
}


def pond(folder: Path, **changes: str) -> Path:
    """Write the pond into `folder`/pond, with other texts for some of its files, and return `folder`."""
    (folder / "pond").mkdir()
    for name, text in FILES.items():
        (folder / "pond" / name).write_text(changes.get(name.partition(".")[0], text), encoding="utf-8")
    return folder
