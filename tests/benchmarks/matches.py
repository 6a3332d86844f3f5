"""a match against the whole catalogue, on the server and on the phone, over the personas"""

import json
import time
from pathlib import Path
from statistics import median

from tests import node
from tests.benchmarks.show import show
from tests.interventions.test_personas import PERSONAS
from welnu.interventions.catalogue import shipped
from welnu.interventions.matching import match
from welnu.interventions.schemas import ProfileSchema

AIM = 5.0  # ms
TIMES = 20


def measure(folder: Path) -> None:
    catalogue = shipped().catalogue
    profiles = [ProfileSchema().load(persona["profile"]) for persona in PERSONAS]
    taken = sorted(_milliseconds(profile, catalogue) for profile in profiles)
    phone = sorted(_on_the_phone(folder / "matches.json"))
    for where, each in (("Python", taken), ("Node", phone)):
        show(f"a match in {where}, median, ms", median(each), "aim", AIM, at_most=1)
        show(f"a match in {where}, slowest, ms", each[-1], "aim", AIM, at_most=1)
    print(f"  over {len(taken)} personas and {len(catalogue.interventions)} entries, each the median of {TIMES} times")


def _on_the_phone(work: Path) -> list[float]:
    document = shipped().document()
    catalogue = {"entries": document.pop("interventions"), **document}
    profiles = [persona["profile"] for persona in PERSONAS]
    work.write_text(json.dumps({"catalogue": catalogue, "profiles": profiles, "times": TIMES}))
    taken: list[float] = node.run("tests/benchmarks/matches.mjs", work)
    return taken


def _milliseconds(profile: object, catalogue: object) -> float:
    times = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        match(profile, catalogue)  # type: ignore[arg-type]
        times.append((time.perf_counter() - begun) * 1000)
    return median(times)
