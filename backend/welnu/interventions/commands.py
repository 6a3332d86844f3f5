"""What the commands on interventions do. Each raises Faulty with what there is to say."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from marshmallow import ValidationError

from welnu.instruments import library
from welnu.instruments.faults import Fault, Faulty, flat
from welnu.instruments.folder import text
from welnu.interventions import answer, catalogue, checks
from welnu.interventions.matching import match
from welnu.interventions.profile import Profile
from welnu.interventions.schemas import ProfileSchema


def check_data(folder: Path = catalogue.FOLDER) -> list[Fault]:
    """Return what is wrong with the catalogue, and with the needs that questionnaires reveal."""
    try:
        shelf = catalogue.read(folder)
    except Faulty as faulty:
        return list(faulty.faults)
    return list(_unknown_reveals(shelf.vocabulary["needs"]))


def _unknown_reveals(needs: Iterable[str]) -> Iterator[Fault]:
    for instrument in library.shipped():
        for number, rule in enumerate(instrument.reveals):
            if rule.need not in needs:
                where = f"questionnaires/{instrument.id}/instrument.yaml"
                yield Fault(where, f"reveals.{number}.need", f"not in the vocabulary: {rule.need}")


def matched(file: Path) -> dict[str, Any]:
    """Return the match for the profile in `file`, in the shape that `welnu match` prints."""
    shelf = catalogue.shipped()
    profile = _profile(file, shelf)
    return answer.told(match(profile, shelf.catalogue), shelf)


def _profile(file: Path, shelf: catalogue.Shelf) -> Profile:
    try:
        profile: Profile = ProfileSchema().load(json.loads(text(file), parse_constant=_refuse))
    except ValidationError as error:
        raise Faulty(*flat(str(file), error.messages)) from None
    except (ValueError, RecursionError):
        raise Faulty(Fault(str(file), "file", "this is not JSON")) from None
    if problems := list(checks.profile_problems(profile, shelf.vocabulary)):
        raise Faulty(*(Fault(str(file), field, reason) for field, reason in problems))
    return profile


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no number")
