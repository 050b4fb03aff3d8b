from datetime import date
from pathlib import Path

import polars as pl
import pytest

from data.measures.metrics import BY_KEY, METRICS
from pages.registry import page_at
from pages.shell.published import view_of
from pages.stations.metrics import fact_text
from pages.stations.values import all_dates, with_values
from queries.station import station_history
from tests.pages.stations.viewing import NATIONAL, accepted, view


def test_every_metric_at_every_date_is_a_value_or_a_reason(silent: str):
    seen = view(silent)
    rows = with_values(all_dates(seen, silent, station_history(seen.snapshot, silent, NATIONAL)))
    assert rows.height == len(seen.snapshot.dates)
    for metric in METRICS:
        for value, reason in rows.select(metric.key, f"{metric.key}_reason").iter_rows():
            assert (value is None) == (reason is not None), metric.key
    last = rows.row(-1, named=True)
    assert last["paperless_visits_reason"] == "not_reported"
    assert last["reporting"] == 0


def test_metrics_are_the_ratios_of_the_accepted_report(store: Path, latest: date):
    reports = accepted(store, latest, "station_report").filter(pl.col("visits") > 0)
    sent = reports.join(
        accepted(store, latest, "station").filter(pl.col("closed_on").is_null()).select("station_id"),
        on="station_id",
    ).row(0, named=True)
    seen = view(sent["station_id"])
    history = station_history(seen.snapshot, sent["station_id"], NATIONAL)
    rows = with_values(all_dates(seen, sent["station_id"], history))
    assert rows["paperless_visits"][-1] == pytest.approx(sent["visits_paperless"] / sent["visits"])


def test_a_fact_about_one_station_is_yes_or_no():
    seen = view_of(page_at("/stations")[0], "/stations", "?lang=vi")
    assert seen.metric.key == "ledger_digitisation"
    assert [fact_text(seen, value, BY_KEY["deployment"]) for value in (1.0, 0.0)] == ["Có", "Không"]
    assert fact_text(seen, 1.0, BY_KEY["ledger_digitisation"]) == "100,0%"
