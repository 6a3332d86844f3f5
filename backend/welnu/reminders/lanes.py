"""Sends at once what can be sent at once: lanes of its own for every host, so that one that hangs holds up no other.

Threads begin when there is work and end with it. They are daemons: whatever is under way when the process ends
is sent again later, under the same topic.
"""

import threading
import time
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from typing import Final, Generic, TypeVar

import structlog

from welnu.reminders.outcome import Outcome, later

log = structlog.get_logger()

WIDTH: Final = 4  # in flight to one host
PATIENCE: Final = 4  # failures in a row before a host is left alone for a while
FIRST_REST: Final = 15  # seconds; then twice as long, no longer: the shortest window for an answer is five minutes
LONGEST_REST: Final = 30
TRIAL: Final = 30  # how long the one that goes after a rest may take, before another does

MOST_THREADS: Final = 64
MOST_WAITING: Final = 1_000
FULL: Final = 32  # waiting for one host: as many as one that takes eight seconds for each sends before a lease ends

Work = Callable[[], Outcome]
Tag = TypeVar("Tag")


@dataclass
class Rest:
    """How long a host that does not answer is left alone."""

    failures: int = 0
    rests: int = 0
    until: float = 0
    on_trial: bool = False

    def seconds_left(self, now: float) -> float:
        """Return how long this host is still left alone; when its rest is over, one letter goes first, to see."""
        left = self.until - now
        if self.rests and left <= 0:
            self.on_trial, self.until = True, now + TRIAL
        return left

    def note_failure(self, now: float) -> None:
        """Take in that a letter to this host got no answer."""
        self.failures += 1
        if self.on_trial or (now >= self.until and self.failures >= PATIENCE):
            self.on_trial, self.until = False, now + min(FIRST_REST * 2**self.rests, LONGEST_REST)
            self.rests += 1


class Lanes(Generic[Tag]):
    """What waits, host by host, and what came of it. Any thread may put and take."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._changed = threading.Condition()
        self._queues: dict[str, deque[tuple[Tag, Work]]] = {}
        self._in_flight: Counter[str] = Counter()  # or sent, and not marked yet
        self._rests: dict[str, Rest] = {}
        self._threads = 0
        self._waiting = 0  # put, and not handed back yet
        self._done: list[tuple[str, Tag, Outcome]] = []
        self._handed_back: Counter[str] = Counter()

    @property
    def room(self) -> int:
        """How much more may be put. What is put beyond it waits so long that its lease may end."""
        return MOST_WAITING - self._waiting

    @property
    def full(self) -> set[str]:
        """The hosts for which so much waits that others go first."""
        with self._changed:
            return {host for host, queue in self._queues.items() if len(queue) >= FULL}

    def put(self, tag: Tag, host: str, work: Work) -> None:
        """Let `work` be done when it is its turn; `tag` tells its outcome from the others."""
        with self._changed:
            self._waiting += 1
            self._queues.setdefault(host, deque()).append((tag, work))
            if self._in_flight[host] < WIDTH:
                self._start()

    def finished(self, wait_seconds: float = 0) -> list[tuple[Tag, Outcome]]:
        """Return what was done since the last time, waiting for the first if nothing was."""
        with self._changed:
            if self._waiting and not self._done:
                self._changed.wait(wait_seconds)
            done, self._done = self._done, []
            self._waiting -= len(done)
            self._handed_back.update(host for host, _, outcome in done if outcome.was_tried)
        return [(tag, outcome) for _, tag, outcome in done]

    def marked(self) -> None:
        """Let the next ones go: what was handed back is written down.

        So a crash, or a disk that is full, sends again no more than a few to each host.
        """
        with self._changed:
            for host, count in self._handed_back.items():
                self._free(host, count)
                for _ in range(min(count, len(self._queues.get(host, ())))):
                    self._start()
            self._handed_back.clear()

    def _start(self) -> None:
        if self._threads < MOST_THREADS:
            self._threads += 1
            threading.Thread(target=self._walk, daemon=True, name="lane").start()

    def _free(self, host: str, count: int) -> None:
        self._in_flight[host] -= count
        if not self._in_flight[host]:
            del self._in_flight[host]

    def _walk(self) -> None:
        while (turn := self._next()) is not None:
            host, tag, work = turn
            left = self._resting(host)
            outcome = later("resting", ceil(left)) if left > 0 else _done(work)
            with self._changed:
                self._note(host, outcome)
                if not outcome.was_tried:
                    self._free(host, 1)
                self._done.append((host, tag, outcome))
                self._changed.notify_all()

    def _next(self) -> tuple[str, Tag, Work] | None:
        """Return whose turn it is: the host that had none for longest, of those that have a lane free."""
        with self._changed:
            for host, queue in self._queues.items():
                if self._in_flight[host] < WIDTH:
                    tag, work = queue.popleft()
                    del self._queues[host]
                    if queue:
                        self._queues[host] = queue
                    self._in_flight[host] += 1
                    return host, tag, work
            self._threads -= 1
            return None

    def _resting(self, host: str) -> float:
        with self._changed:
            return self._rests[host].seconds_left(self._clock()) if host in self._rests else 0

    def _note(self, host: str, outcome: Outcome) -> None:
        if outcome.unanswered:
            self._rests.setdefault(host, Rest()).note_failure(self._clock())
        elif outcome.was_tried:
            self._rests.pop(host, None)


def _done(work: Work) -> Outcome:
    try:
        return work()
    except Exception as error:  # a fault of ours must not keep the lane, nor lose the letter
        log.error("lane.failed", error=type(error).__name__)
        return later("fault")
