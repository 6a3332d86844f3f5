"""What operators ask on the command line."""

from collections.abc import Iterator

from welnu.reminders import stopping
from welnu.reminders.measuring import Standing


def lines(standing: Standing) -> Iterator[str]:
    """Yield how it goes, a line a figure."""
    verdict = "late: is a scheduler running?" if standing.is_late else "in time"
    yield f"oldest waiting: {standing.late_seconds:.0f} s ({verdict})"
    yield f"waiting or under way: {standing.backlog}"
    for (channel, state, reason), count in sorted(standing.recent.items()):
        yield f"last hour, {channel}, {state}{f' ({reason})' if reason else ''}: {count}"
    if not standing.recent:
        yield "last hour: nothing was due"
    for host, is_stopped in sorted(standing.refusing.items()):
        state = "stopped, one is tried now and then" if is_stopped else "refused lately"
        yield f"{stopping.channel(host)} ({host}): {state}"
    if not standing.refusing:
        yield "refused by: nobody"
