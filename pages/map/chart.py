"""A map view → its MapChart: rows laid on the built shapes, framed, with what stands on the map itself."""

from dataclasses import replace
from datetime import date
from functools import lru_cache, partial
from pathlib import Path

import polars as pl

from components.charts.chart import Chart, Column, Encodings, value_column
from components.maps.chart import HEIGHT, Bounds, Geography, InsetFrame, MapChart, on_map
from components.maps.finding import finding_of_known
from components.maps.panes import dot_size
from components.reading.address import from_root
from components.reading.metric_words import label_of, short_of
from components.reading.places import find_place, places_inside
from components.reading.view import View, href, station_href
from data.geography.insets import COUNTRY, INSETS, Inset
from data.geography.manifest import GeographyManifest, LayerFile, load_manifest
from data.settings import settings
from data.words.dates import format_date, format_short_date
from data.words.numbers import COUNT, format_number
from pages.map.areas import STATIONS, MapData, map_data, points_view, stations_over
from queries.estimates import estimated_shares

NAMED = 3  # units named in the note on approximate shapes
CODE = "{code}"


def built_shapes() -> GeographyManifest:
    """The manifest of the built shapes; raises TramSoError where none are built."""
    folder = settings().geography.resolve()
    file = folder / "manifest.json"
    return _manifest(folder, file.stat().st_mtime_ns if file.exists() else 0)


@lru_cache(maxsize=2)
def _manifest(folder: Path, _changed: int) -> GeographyManifest:
    return load_manifest(folder)


def map_chart(view: View, data: MapData, key: str = "map") -> MapChart:
    """The chart of a map view; raises TramSoError where no shapes are built."""
    shapes = built_shapes()
    notes = (_sentence(label_of(view.metric, view.language)), data.classes.note, *_undrawn(view, data))
    notes += tuple(_sentence(note) for note in shape_notes(view, data, shapes))
    chart = Chart(
        key,
        "points" if data.level == STATIONS else "choropleth",
        data.frame,
        Encodings("name", "value", missing="band"),
        columns_of(view, data),
        title_of(view, data.frame, data.level, view.snapshot.date),
        view.context(estimated_shares(view.snapshot, view.scope, data.units)),
        metric=view.metric,
        notes=notes,
        height=HEIGHT,
    )
    over = stations_over(view) and data.level != STATIONS
    return on_map(chart, geography_of(view, data, shapes), partial(_dots, view, data) if over else None)


def _dots(view: View, data: MapData) -> pl.DataFrame:
    """The stations over the places, in the classes of those."""
    rows = map_data(points_view(view), data.classes).frame
    colours = [data.classes.colours[index] for index in rows["class"]]
    size = pl.lit(dot_size(rows.height)).alias("size")
    return rows.select("latitude", "longitude", size, pl.Series("colour", colours, pl.String), "name")


def title_of(view: View, frame: pl.DataFrame, level: str, day: date) -> str:
    """The finding of a map on a day; the day before it where two days stand side by side."""
    limit = 0.0 if level == STATIONS else view.covered.wide_from
    text = finding_of_known(frame, view.metric, level, view.language, limit)
    if not view.choices["beside"].startswith("date:"):
        return text
    return view.t("map.beside.title", date=format_short_date(day, view.language), finding=text)


def _sentence(note: str) -> str:
    return note if note.endswith(".") else f"{note}."


def _undrawn(view: View, data: MapData) -> list[str]:
    number = format_number(data.undrawn, view.language)
    return [view.t("map.undrawn", number=number)] if data.undrawn else []


def tile_chart(view: View, data: MapData) -> MapChart:
    """All provinces of the view as squares of one size."""
    chart = map_chart(view, data, "tiles")
    return replace(chart, kind="tile_grid", notes=(*chart.notes[:2], view.t("map.tiles.note")))


def columns_of(view: View, data: MapData) -> tuple[Column, ...]:
    """The columns of a place or station."""
    name = view.t("map.column.station" if data.level == STATIONS else "chart.column.place")
    code = view.t("map.column.station_id" if data.level == STATIONS else "chart.column.code")
    counts = ("top", "bottom", "stations", "received", "expected")
    return (
        Column("name", name),
        Column("code", code, "code"),
        value_column(view.metric, short_of(view.metric, view.language)),
        *(Column(c, view.t(f"map.column.{c}"), COUNT) for c in counts if c in data.frame.columns),
        Column("band", view.t("map.column.band")),
    )


def geography_of(view: View, data: MapData, shapes: GeographyManifest) -> Geography:
    """The geography of `data`: shapes, frame, insets, classes, links."""
    scheme = view.scope.scheme
    held = set(data.frame["code"])
    provinces = tuple(p.code for p in places_inside(view.units, scheme, "province", None, view.language))
    return Geography(
        scheme=scheme,
        shapes="" if data.level == STATIONS else _address(shapes.layers[layer_name(view, data.level)]),
        ground=_address(shapes.layers[f"{scheme}-province"]),
        ground_codes=provinces,
        bounds=_bounds(view, shapes),
        insets=tuple(_inset(view, data.level, inset, shapes, held) for inset in INSETS),
        classes=data.classes,
        notes=_on_the_map(view, data, shapes),
        link=_link(view, data.level),
        stations=stations_over(view),
        station=station_href(view, "CODE").replace("CODE", CODE),
    )


def layer_name(view: View, level: str) -> str:
    """The layer of a level; the communes of one province have one of their own."""
    one_province = level == "commune" and view.scope.province is not None
    return f"{view.scope.scheme}-{level}" + (f"-{view.scope.province}" if one_province else "")


def _address(layer: LayerFile) -> str:
    return from_root(f"/shapes/{layer.file}")


def _bounds(view: View, shapes: GeographyManifest) -> Bounds:
    """The frame of the place; a place that lies in an inset whole shows the country."""
    frame = shapes.frame(view.scope.scheme, view.scope.code)
    return COUNTRY if any(_overlap(frame, inset.bounds) for inset in INSETS) else frame


def _inset(view: View, level: str, inset: Inset, shapes: GeographyManifest, held: set[str]) -> InsetFrame:
    scheme = view.scope.scheme
    province = inset.province_34 if scheme == "34" else inset.province_63
    home = find_place(view.units, scheme, province)
    above = {province, home.parents[0] if home else None}
    inside = (code for code in held if level != STATIONS and _lies_in(view, code, inset, shapes, above))
    return InsetFrame(view.t(inset.words_key), inset.bounds, province, tuple(sorted(inside)))


def _lies_in(view: View, code: str, inset: Inset, shapes: GeographyManifest, above: set[str | None]) -> bool:
    return code in above or _overlap(shapes.frame(view.scope.scheme, code), inset.bounds)


def _overlap(one: Bounds, other: Bounds) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _link(view: View, level: str) -> str:
    if level == STATIONS:
        return ""
    return href(view, level=None, **{level: "CODE"}).replace("CODE", CODE)


def _on_the_map(view: View, data: MapData, shapes: GeographyManifest) -> tuple[str, ...]:
    day = format_date(view.snapshot.date, view.language)
    dated = view.t("status.as_of", date=day)
    return (dated, view.source_text, *_boundary_notes(view, data, shapes), view.t("geography.credit"))


def _boundary_notes(view: View, data: MapData, shapes: GeographyManifest) -> list[str]:
    layer = shapes.layers[layer_name(view, "province" if data.level == STATIONS else data.level)]
    if layer.approximate:
        return [view.t("geography.approximate")]
    day = format_date(date.fromisoformat(str(layer.date)), view.language)
    official = view.t("geography.official", source=layer.source, date=day)
    return [official, *([view.t("geography.kept", units=_kept(view, layer))] if layer.kept else [])]


def _kept(view: View, layer: LayerFile) -> str:
    """The units of an official layer with an approximate shape: three by name, the number of the others."""
    places = (find_place(view.units, view.scope.scheme, code) for code in layer.kept[:NAMED])
    names = view.t("scope.join").join(place.name(view.language) for place in places if place)
    rest = len(layer.kept) - NAMED
    return names + (view.t("geography.kept_more", count=rest) if rest > 0 else "")


def shape_notes(view: View, data: MapData, shapes: GeographyManifest) -> list[str]:
    """The notes on the shapes: proposed regions, approximate borders, credits."""
    return [
        *([view.t("map.proposed")] if data.level == "region" and view.scope.scheme == "34" else []),
        *_boundary_notes(view, data, shapes),
        view.t("geography.credit"),
    ]
