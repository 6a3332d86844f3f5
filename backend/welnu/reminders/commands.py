"""What operators ask on the command line."""

from collections.abc import Iterator

from welnu.reminders.measuring import Standing


def lines(standing: Standing) -> Iterator[str]:
    """Yield how it goes, a line a figure."""
    verdict = "late: is a scheduler running?" if standing.is_late else "in time"
    yield f"oldest waiting: {standing.late_seconds:.0f} s ({verdict})"
    yield f"waiting or under way: {standing.backlog}"
    for (channel, state, reason), count in sorted(standing.recent.items()):
        yield f"last hour, {channel}, {state}{f' ({reason})' if reason else ''}: {count}"
    for channel, is_stopped in sorted(standing.refused.items()):
        yield f"{channel}: {'stopped, one is tried every quarter of an hour' if is_stopped else 'refused lately'}"
