"""What `welnu demo` adds and tells."""

from collections.abc import Iterator
from datetime import datetime

from welnu.demo import persons, practice
from welnu.demo.persons import Demonstrated
from welnu.demo.practice import Way


def fill(now: datetime, url: str) -> Iterator[str]:
    """Add the demo persons and their practitioner; yield in plain words how to log in as each."""
    robin, noor = everyone = persons.fill(now)
    vera, way = practice.join(now)
    practice.let_see(robin, noor, vera, now)
    for person in everyone:
        yield as_person(person, url)
    yield from as_practitioner(vera.name, way, url)


def as_person(person: Demonstrated, url: str) -> str:
    return f"{person.name} ({person.phase}): log in at {url}/login with {person.email} and {person.password}"


def as_practitioner(name: str, way: Way, url: str) -> Iterator[str]:
    yield f"{name} (practitioner): log in at {url}/practitioner/login with {way.email} and {way.password}"
    yield "  after that the app asks for a code: take one of these, each of them works once"
    half = len(way.codes) // 2
    yield from ("  " + "  ".join(some) for some in (way.codes[:half], way.codes[half:]))
    yield f"  or let a program on your phone make codes, with the key {way.secret}"
    yield "Robin and Noor let her see along: look under Sharing as they, and at the list of people as she"
