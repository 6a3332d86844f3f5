"""The scheduler: one clock that ticks. What is due is in the database, so any number of them may run."""

import logging
import signal
import threading
from collections.abc import Callable, Iterable
from datetime import datetime
from types import FrameType
from typing import Any, Final

import structlog
from apscheduler.schedulers.background import BackgroundScheduler
from flask import Flask

from welnu import clock
from welnu.accounts import jobs as accounts
from welnu.app import create_app
from welnu.config import Config
from welnu.reminders import jobs as reminders
from welnu.sharing import jobs as sharing

log = structlog.get_logger()

Job = Callable[[datetime], Any]
JOBS: Final[tuple[tuple[Job, int], ...]] = (  # what, every how many seconds
    (accounts.send_mail, 2),
    (accounts.purge, 3600),
    (reminders.plan, 5),
    (reminders.deliver, 2),
    (reminders.purge, 3600),
    (sharing.purge, 3600),
)


def run(config: Config) -> None:
    """Tick until told to stop."""
    done = threading.Event()

    def stop(_signal: int, _frame: FrameType | None) -> None:
        done.set()

    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, stop)
    app = create_app(config)
    clock_that_ticks = ticking(app, JOBS)
    done.wait()
    tick(app, reminders.close)
    clock_that_ticks.shutdown()
    tick(app, reminders.finish)


def ticking(app: Flask, jobs: Iterable[tuple[Job, float]]) -> BackgroundScheduler:
    """Return a clock that runs each job every so many seconds, never twice at a time."""
    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # a tick that is left out is no news
    found = BackgroundScheduler(job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None})
    for job, seconds in jobs:
        found.add_job(tick, "interval", (app, job), seconds=seconds)
    found.start()
    return found


def tick(app: Flask, job: Job) -> None:
    """Run `job` once; one that fails is told and does not stop the clock."""
    with app.app_context():
        try:
            job(clock.now())
        except Exception as error:
            log.error("job.failed", job=job.__name__, error=type(error).__name__)
