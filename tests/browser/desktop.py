"""The desktop that Chromium shows its notifications on, for whoever looks and taps: a session bus of our own.

A script can only pretend to tap on a notification: the browser then lets it open no window. Here the browser asks a
real desktop, by D-Bus, and takes from there what a person taps. (Desktop Notifications specification 1.2)
"""

import os
import socketserver
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tests.browser import dbus
from tests.browser.dbus import Call, Value

SERVICE, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
US: Final = ":1.0"  # our name on the bus
WITHIN = 15  # seconds
Answer = tuple[str, *tuple[Value, ...]]  # signature and values


@dataclass(frozen=True)
class Shown:
    """A notification, as a person sees it."""

    id: int
    title: str
    body: str  # Chromium puts the site's address here
    actions: dict[str, str]  # words -> what a tap on them tells
    is_silent: bool
    program: "Program"


class Desktop(socketserver.ThreadingUnixStreamServer):
    """Shows notifications until the end of the `with`."""

    daemon_threads = True

    def __init__(self) -> None:
        self.folder = tempfile.TemporaryDirectory(prefix="bus-")  # a socket's path is 107 characters at most
        path = f"{self.folder.name}/socket"
        super().__init__(path, Program)
        self.environment = os.environ | {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={path}"}
        self.changed = threading.Condition()
        self.in_sight: dict[int, Shown] = {}
        self.history: list[Shown] = []
        self.programs = 0

    def __enter__(self) -> "Desktop":
        threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *_details: object) -> None:
        self.shutdown()
        self.server_close()
        self.folder.cleanup()

    def show(self, shown: Shown) -> None:
        with self.changed:
            self.in_sight[shown.id] = shown
            self.history.append(shown)
            self.changed.notify_all()

    def hide(self, id: int) -> None:
        with self.changed:
            self.in_sight.pop(id, None)
            self.changed.notify_all()

    def wait(self, until: Callable[[], bool]) -> None:
        with self.changed:
            assert self.changed.wait_for(until, WITHIN), f"in sight: {list(self.in_sight.values())}"

    def sees(self, count: int) -> list[Shown]:
        """Return what is in sight, when so many are."""
        self.wait(lambda: len(self.in_sight) == count)
        return list(self.in_sight.values())

    def tap(self, words: str = "") -> None:
        """Tap on the one notification in sight, or on the words below it."""
        (shown,) = self.sees(1)
        shown.program.signal("ActionInvoked", "us", shown.id, shown.actions[words] if words else "default")


class Program(socketserver.StreamRequestHandler):
    """One program on the bus; Chromium is several."""

    server: Desktop

    def handle(self) -> None:
        self.server.programs += 1
        self.name, self.serial, self.sending = f":1.{self.server.programs}", 0, threading.Lock()
        while not (line := self.rfile.readline()).startswith(b"BEGIN"):
            if not line:
                return
            self.wfile.write(b"OK 0123456789abcdef0123456789abcdef\r\n" if b"AUTH" in line else b"ERROR\r\n")
        while call := dbus.read(self.rfile):
            answer = self.answer(call)
            if call.wants_reply:
                self._reply(call, answer)
            if call.member == "CloseNotification":
                self.signal("NotificationClosed", "uu", dbus.Reader(call.body).number(), 3)

    def answer(self, call: Call) -> Answer | None:
        """Return what a method gives; None for those that nobody here knows."""
        methods: dict[str, Callable[[], Answer]] = {
            "Hello": lambda: ("s", self.name),
            "AddMatch": lambda: ("",),
            "RemoveMatch": lambda: ("",),
            "NameHasOwner": lambda: ("b", dbus.Reader(call.body).text() == SERVICE),
            "ListActivatableNames": lambda: ("as", []),
            "GetCapabilities": lambda: ("as", ["actions", "body", "persistence"]),
            "GetServerInformation": lambda: ("ssss", "Desktop", "Welnu", "1", "1.2"),
            "Notify": lambda: ("u", self._notify(call)),
            "CloseNotification": lambda: self._close(call),
        }
        if call.member == "GetNameOwner":
            return ("s", US) if dbus.Reader(call.body).text() == SERVICE else None
        return methods[call.member]() if call.member in methods else None

    def signal(self, member: str, signature: str, *values: Value) -> None:
        """Tell what a person did."""
        fields: dict[str, Value] = {"path": PATH, "interface": SERVICE, "member": member, "sender": US}
        self._send(dbus.SIGNAL, fields, signature, *values)

    def _notify(self, call: Call) -> int:
        values = dbus.Reader(call.body)
        values.text()  # the program's name
        replaces = values.number()
        values.text()  # its icon
        title, body, actions = values.text(), values.text(), values.texts()
        words = dict(zip(actions[1::2], actions[::2], strict=True))
        id = replaces or len(self.server.history) + 1
        self.server.show(Shown(id, title, body, words, b"suppress-sound" in call.body, self))
        return id

    def _close(self, call: Call) -> Answer:
        self.server.hide(dbus.Reader(call.body).number())
        return ("",)

    def _reply(self, call: Call, answer: Answer | None) -> None:
        sender = US if call.fields.get("destination") == SERVICE else "org.freedesktop.DBus"
        fields: dict[str, Value] = {"reply_serial": call.serial, "sender": sender, "destination": self.name}
        if answer is None:
            unknown = "org.freedesktop.DBus.Error.ServiceUnknown"
            return self._send(dbus.ERROR, fields | {"error_name": unknown}, "s", "not here")
        return self._send(dbus.REPLY, fields, *answer)

    def _send(self, kind: int, fields: dict[str, Value], signature: str, *values: Value) -> None:
        with self.sending:
            self.serial += 1
            self.wfile.write(dbus.message(kind, self.serial, fields, signature, *values))
