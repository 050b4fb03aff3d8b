"""What Prometheus reads of this server: what all workers counted, and what the one that is asked knows."""

import os
from collections.abc import Iterator, Mapping

from prometheus_client import REGISTRY, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from pages.serving.watch import DIRECTORY

HELP = {
    "open_versions": "Published versions that the worker asked holds open",
    "damaged_files": "Published files, newest first, that are damaged; readers get the newest whole version",
    "version_age_seconds": "Seconds since the version shown was published",
    "rows_held_back": "Rows held back in the version shown",
}


class Facts(Collector):
    """Numbers that are known when they are asked for."""

    def __init__(self, facts: Mapping[str, float]) -> None:
        self._facts = facts

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """One gauge each."""
        for name, value in self._facts.items():
            yield GaugeMetricFamily(f"tramso_{name}", HELP[name], value=value)


def exposition(facts: Mapping[str, float]) -> bytes:
    """All metrics in Prometheus's text format; `facts` by their names in HELP."""
    registry = CollectorRegistry()
    registry.register(Facts(facts))
    if DIRECTORY not in os.environ:
        return bytes(generate_latest(registry) + generate_latest(REGISTRY))
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # it has no annotations
    return bytes(generate_latest(registry))
