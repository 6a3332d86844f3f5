"""Schedulers that are killed while they deliver: `python -m tests.chaos.storm SCHEDULERS KILLS OCCURRENCES LOG`.

The channel writes down what it accepted: endpoint and topic. Each scheduler has one delivery in the air at a time,
so that a kill can repeat no more than that one; running for people, it has a few to each host.
"""

import os
import random
import signal
import sys
import threading
from datetime import timedelta
from pathlib import Path

from flask import Flask
from sqlalchemy import select

from welnu import clock, db, scheduler
from welnu.app import create_app
from welnu.config import load
from welnu.reminders import jobs
from welnu.reminders.models import Delivery, Reminder
from welnu.reminders.outcome import SENT
from welnu.reminders.sending import Office

NETWORK_SECONDS = 0.002
MOST, IN_AIR = 64, int(os.environ.get("WELNU_CHAOS_IN_AIR", "1"))
LEASE, LONGEST_TRY = timedelta(seconds=6), timedelta(seconds=2)
PATIENCE_SECONDS = 600


def schedule(app: Flask, log: Path, parent: int) -> None:
    """Plan and deliver until killed, or until the one who would kill is gone."""
    network = threading.Event()
    file = os.open(log, os.O_WRONLY | os.O_APPEND)

    def push(letter, to, _now):
        network.wait(NETWORK_SECONDS)
        os.write(file, f"{to.endpoint} {letter.topic}\n".encode())
        return SENT

    app.extensions["office"] = Office({"push": push}, most=MOST, in_air=IN_AIR, lease=LEASE, longest_try=LONGEST_TRY)
    scheduler.ticking(app, [(jobs.plan, 0.2), (jobs.deliver, 0.2)])
    while os.getppid() == parent:
        network.wait(0.5)
    os._exit(1)


def started(app: Flask, log: Path) -> int:
    parent = os.getpid()
    if (pid := os.fork()) == 0:
        schedule(app, log, parent)
    return pid


def kill(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


def accepted(log: Path) -> int:
    return log.read_bytes().count(b"\n")


def is_done(app) -> bool:
    with app.app_context(), db.across_persons():
        waiting = select(Delivery.topic).where(Delivery.next_attempt_at.is_not(None)).limit(1)
        due = select(Reminder.id).where(Reminder.next_due_at <= clock.now()).limit(1)
        return not (db.session().execute(due).first() or db.session().execute(waiting).first())


def main(schedulers: int, kills: int, expected: int, log: Path) -> None:
    log.touch()
    chance, pause = random.Random(20261122), threading.Event()
    app = create_app(load())  # once: no connection is made before the last fork
    running = [started(app, log) for _ in range(schedulers)]
    try:
        for number in range(kills):  # the first while they still plan, the others all along
            while accepted(log) < expected * number / (kills + 1):
                pause.wait(0.01)
            pause.wait(chance.uniform(0, 0.2))
            victim = chance.randrange(schedulers)
            kill(running[victim])
            running[victim] = started(app, log)
        for _ in range(int(PATIENCE_SECONDS / 0.2)):
            if is_done(app):
                break
            pause.wait(0.2)
    finally:
        for pid in running:
            kill(pid)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:4]), Path(sys.argv[4]))
