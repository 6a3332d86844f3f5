"""As much of D-Bus as a program needs that shows notifications (D-Bus specification 0.43, little-endian)."""

import struct
from dataclasses import dataclass
from typing import BinaryIO, Final

CALL, REPLY, ERROR, SIGNAL = 1, 2, 3, 4
NO_REPLY_EXPECTED = 1
FIELDS: Final = {
    "path": (1, "o"), "interface": (2, "s"), "member": (3, "s"), "error_name": (4, "s"), "reply_serial": (5, "u"),
    "destination": (6, "s"), "sender": (7, "s"), "signature": (8, "g"),
}  # fmt: skip
NAMES: Final = {code: name for name, (code, _) in FIELDS.items()}
Value = str | int | bool | list[str]


@dataclass(frozen=True)
class Call:
    """What a program asks."""

    serial: int
    wants_reply: bool
    fields: dict[str, Value]
    body: bytes

    @property
    def member(self) -> str:
        return str(self.fields["member"])


class Reader:
    """Reads values one after another."""

    def __init__(self, octets: bytes) -> None:
        self.octets, self.at = octets, 0

    def align(self, to: int) -> None:
        self.at += -self.at % to

    def number(self) -> int:
        self.align(4)
        self.at += 4
        return int.from_bytes(self.octets[self.at - 4 : self.at], "little")

    def text(self) -> str:
        return self._characters(self.number())

    def texts(self) -> list[str]:
        end = self.number() + self.at
        found = []
        while self.at < end:
            found.append(self.text())
        return found

    def signature(self) -> str:
        self.at += 1
        return self._characters(self.octets[self.at - 1])

    def field(self) -> tuple[str, Value]:
        self.align(8)
        name = NAMES.get(self.octets[self.at], "")
        self.at += 1
        kind = self.signature()
        return name, {"u": self.number, "g": self.signature}.get(kind, self.text)()

    def _characters(self, length: int) -> str:
        begin, self.at = self.at, self.at + length + 1
        return self.octets[begin : begin + length].decode()


def read(stream: BinaryIO) -> Call | None:
    """Return the next call, None at the end."""
    start = stream.read(16)
    if len(start) < 16:
        return None
    _, kind, flags, _, length, serial, size = struct.unpack("<BBBBIII", start)
    header = Reader(start + stream.read(size + -size % 8))
    header.at = 16
    fields = {}
    while header.at < 16 + size:
        name, value = header.field()
        fields[name] = value
    return Call(serial, kind == CALL and not flags & NO_REPLY_EXPECTED, fields, stream.read(length))


def message(kind: int, serial: int, fields: dict[str, Value], signature: str = "", *values: Value) -> bytes:
    """Return a message. signature: of the values; each is b, u, s or as."""
    body, kinds = bytearray(), signature.replace("as", "a")
    for each, value in zip(kinds, values, strict=True):
        _write(body, each, value)
    listed = bytearray()
    for name, value in (fields | ({"signature": signature} if signature else {})).items():
        code, of = FIELDS[name]
        listed.extend(bytes(-len(listed) % 8) + bytes([code, 1]) + of.encode() + b"\0")
        _write(listed, of, value)
    start = struct.pack("<BBBBIII", ord("l"), kind, 0, 1, len(body), serial, len(listed))
    return start + listed + bytes(-len(listed) % 8) + body


def _write(to: bytearray, kind: str, value: Value) -> None:
    if kind == "g":
        text = str(value).encode()
        to.extend(bytes([len(text)]) + text + b"\0")
        return
    to.extend(bytes(-len(to) % 4))
    if kind in "bu":
        to.extend(int(value).to_bytes(4, "little"))  # type: ignore[arg-type]
    elif kind == "a":
        inner = bytearray()
        for each in value:  # type: ignore[union-attr]
            _write(inner, "s", each)
        to.extend(len(inner).to_bytes(4, "little") + inner)
    else:
        text = str(value).encode()
        to.extend(len(text).to_bytes(4, "little") + text + b"\0")
