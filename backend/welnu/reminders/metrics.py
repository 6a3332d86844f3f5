"""The same figures as Prometheus reads them."""

from collections.abc import Iterator

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from welnu.reminders import stopping
from welnu.reminders.measuring import Standing


class _Figures(Collector):
    def __init__(self, standing: Standing) -> None:
        self.standing = standing

    def collect(self) -> Iterator[Metric]:
        """Give each figure by its name."""
        late = "How long ago the oldest reminder that waits should have been planned or tried"
        yield GaugeMetricFamily("welnu_reminders_late_seconds", late, self.standing.late_seconds)
        yield GaugeMetricFamily("welnu_deliveries_waiting", "Deliveries not settled yet", self.standing.backlog)
        recent = GaugeMetricFamily(
            "welnu_deliveries_last_hour", "Deliveries due in the last hour", labels=("channel", "state", "reason")
        )
        for labels, count in sorted(self.standing.recent.items()):
            recent.add_metric(labels, count)
        yield recent
        stopped = GaugeMetricFamily(
            "welnu_channel_stopped", "Whether a host that refuses us is stopped", labels=("channel", "host")
        )
        for host, is_stopped in sorted(self.standing.refusing.items()):
            stopped.add_metric((stopping.channel(host), host), is_stopped)
        yield stopped


def written(standing: Standing) -> bytes:
    """Return the figures in the text format of Prometheus."""
    registry = CollectorRegistry()
    registry.register(_Figures(standing))
    return generate_latest(registry)
