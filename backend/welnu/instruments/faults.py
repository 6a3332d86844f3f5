"""What is wrong with a data file: which file, which field, and why."""

from typing import Any, NamedTuple


class Fault(NamedTuple):
    """One thing to repair."""

    file: str
    field: str
    reason: str

    def __str__(self) -> str:
        return f"{self.file}: {self.field}: {self.reason}"


class Faulty(Exception):
    """Data that cannot be used; every fault that was found."""

    def __init__(self, *faults: Fault):
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


def flat(file: str, messages: Any, path: str = "") -> list[Fault]:
    """Return marshmallow's nested messages as faults, with fields written like `scales.0.items`."""
    if isinstance(messages, dict):
        nested = (flat(file, inner, _joined(path, str(key))) for key, inner in messages.items())
        return [fault for faults in nested for fault in faults]
    reasons = messages if isinstance(messages, list) else [messages]
    return [Fault(file, path or "file", str(reason).rstrip(".")) for reason in reasons]


def _joined(path: str, key: str) -> str:
    return path if key in ("_schema", "value") else f"{path}.{key}".lstrip(".")
