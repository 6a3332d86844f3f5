"""Do the words of one language fit an instrument: complete, and for nothing that it does not have?"""

from collections.abc import Iterable, Iterator, Mapping

from welnu.instruments.checks import Problem, repeated
from welnu.instruments.instrument import Instrument, Texts
from welnu.scoring.definition import Item


def problems(instrument: Instrument, texts: Texts) -> list[Problem]:
    """Return what is wrong with `texts`. Scales need words in our own instruments alone."""
    scales = [scale.id for scale in instrument.scales]
    return [
        *_words_for("items", "item", [item.id for item in instrument.items], texts["items"]),
        *_words_for("scales", "scale", scales, texts.get("scales", {}), complete=instrument.text == "own"),
        *_words_for("tags", "tag", instrument.tags, texts.get("tags", {})),
        *_note(instrument, texts),
        *repeated("items", (text["question"] for text in texts["items"].values())),
        *(problem for item in instrument.items if item.id in texts["items"] for problem in _answers(item, texts)),
    ]


def _words_for(
    field: str, noun: str, ids: Iterable[str], words: Mapping[str, object], complete: bool = True
) -> Iterator[Problem]:
    for id in words:
        if id not in ids:
            yield f"{field}.{id}", f"there is no {noun} {id!r}"
    for id in ids:
        if complete and id not in words:
            yield f"{field}.{id}", f"the {noun} {id!r} has no words"


def _note(instrument: Instrument, texts: Texts) -> Iterator[Problem]:
    if instrument.note != ("note" in texts):
        yield "note", "words for a note belong to an instrument with a note, and to no other"


def _answers(item: Item, texts: Texts) -> Iterator[Problem]:
    """Each value has words of its own, or there are words at both ends."""
    text = texts["items"][item.id]
    if ("low" in text) != ("high" in text):
        yield f"items.{item.id}", "words at one end need words at the other"
    elif "low" not in text:
        answers = text.get("answers", texts.get("answers", ()))
        values = item.maximum - item.minimum + 1
        if len(answers) != values:
            yield f"items.{item.id}", f"has {len(answers)} answers in words for {values} values"
