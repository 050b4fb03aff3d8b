"""What a version says officially: the metrics with its targets, the ledgers with their titles."""

from collections.abc import Mapping

from data.measures.given_targets import with_targets
from data.measures.ledger_catalogue import Ledger, ledger_catalogue, with_titles
from data.measures.metric import Metric
from data.measures.metrics import BY_KEY
from data.store.snapshot import Snapshot


def metrics_of(snapshot: Snapshot) -> Mapping[str, Metric]:
    """The catalogue of metrics by key; the ministry's targets in place of ours where the version has some."""
    given = snapshot.manifest.official.get("targets")
    return BY_KEY if given is None else with_targets(given.rows)


def ledgers_of(snapshot: Snapshot) -> tuple[Ledger, ...]:
    """The 78 ledgers; with their official titles where the version has them, else the illustrative ones."""
    given = snapshot.manifest.official.get("ledgers")
    return ledger_catalogue() if given is None else with_titles(given.rows)


def official_targets(snapshot: Snapshot) -> bool:
    """True where the version goes by targets that the ministry gave."""
    return "targets" in snapshot.manifest.official


def official_titles(snapshot: Snapshot) -> bool:
    """True where the version names the ledgers by titles that the ministry gave."""
    return "ledgers" in snapshot.manifest.official


def no_target_for_paper(snapshot: Snapshot) -> bool:
    """True where no target says how many ledgers or stations leave paper."""
    aimed = {metric.key for metric in metrics_of(snapshot).values() if metric.target}
    return aimed.isdisjoint(("ledger_digitisation", "paperless_stations", "paperless_units"))
