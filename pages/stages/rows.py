"""The stations of each tile by stage: the table beside the dots."""

import polars as pl

from components.charts.chart import Column, value_column
from components.dots.states import STATES
from components.reading.metric_words import short_of
from components.reading.places import find_place
from components.reading.view import View
from data.measures.counts import EVERY_STAGE
from data.measures.metric import with_value
from data.measures.metrics import DEFAULT_METRIC
from data.scope import Level
from data.words.numbers import COUNT
from pages.stages.tiles import Tiles
from queries.counts import counts_by_place


def rows_of(view: View, tiles: Tiles, level: Level | None) -> tuple[pl.DataFrame, tuple[Column, ...]]:
    """One row a tile: code, name, value (share paperless), stations, EVERY_STAGE; of a station its stage."""
    if level is None:
        return _stations(view, tiles)
    every = with_value(counts_by_place(view.snapshot, view.scope, level), DEFAULT_METRIC)
    counts = every.filter(pl.col("stations") > 0)
    stages = [pl.col(f"stage_{stage}").alias(stage) for stage in EVERY_STAGE]
    names = pl.Series("name", [_name(view, code) for code in counts["code"]], pl.String)
    frame = counts.with_columns(names).select("code", "name", "value", "stations", *stages)
    columns = (
        Column("name", view.t(f"filter.{level}")),
        Column("code", view.t("chart.column.code"), "code"),
        value_column(DEFAULT_METRIC, short_of(DEFAULT_METRIC, view.language)),
        Column("stations", view.t("map.column.stations"), COUNT),
        *(Column(stage, view.t(f"stage.{stage}"), COUNT) for stage in EVERY_STAGE),
    )
    return frame, columns


def _name(view: View, code: str) -> str:
    place = find_place(view.units, view.scope.scheme, code)
    return place.short(view.language) if place else code


def _stations(view: View, tiles: Tiles) -> tuple[pl.DataFrame, tuple[Column, ...]]:
    at = view.snapshot.dates.index(view.snapshot.date)
    words = [view.t(f"stage.{STATES[digit].key}") for digit in tiles.dots.digits[:, at].tolist()]
    frame = tiles.dots.sites.with_columns(pl.Series("stage", words, pl.String))
    columns = (
        Column("name", view.t("map.column.station")),
        Column("code", view.t("map.column.station_id"), "code"),
        Column("stage", view.t("stages.stage")),
    )
    return frame.select("code", "name", "stage"), columns
