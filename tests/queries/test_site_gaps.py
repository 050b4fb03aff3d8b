"""What each site lacks and why, against the facts of the laid rows one site at a time."""

import pytest

from data.measures.chain import SITE_STEPS, UNKNOWN_COLUMNS
from data.measures.metrics import BY_KEY, METRICS
from data.scope import Scope
from queries.site_gaps import chain_by, communes_without_site, site_gaps
from tests.queries.laid_places import SEPTEMBER, Row, shown_on, valid
from tests.queries.scopes import CASES, counting, for_reader, place, units_within
from tests.queries.test_bounds import WHOLE
from tests.queries.test_gaps import BARS

# Metric → the two steps before its own number, as (count, the count that is above zero where it is known).
STEPS = {
    **dict.fromkeys(
        ("record_coverage", "record_matched", "record_updated", "record_opened"),
        (("records_created", "records_created_base"), ("records_matched", "records_matched_base")),
    ),
    **dict.fromkeys(
        ("paperless_stations", "sustained_stations"), (("stations_paperless", "stations_paperless_base"),) * 2
    ),
}
OF_SITES = ("stations_with_doctor", "paperless_units")
COPIED = (
    *("station_id", "name", "site_kind", "phone", "zone", "area", "connection", "people", "own_doctors"),
    "last_report",
)


def gap_of(top: int, bottom: int, metric) -> int | None:
    """The smallest whole number that a numerator lacks."""
    if not bottom or not (metric.target or metric.gap):
        return None
    hundredths, passed = BARS.get(metric.key, (100, False))
    gap = 0
    while (top + gap) * 100 < bottom * hundredths or (passed and (top + gap) * 100 == bottom * hundredths):
        gap += 1
    return gap


def site(row: Row, scope: Scope, metric) -> Row:
    """One site's row, as `site_gaps` gives it."""
    whole = WHOLE.get(metric.key, metric.denominator)
    steps = STEPS.get(metric.key, ((whole, whole),) * 2)
    before = [row[count] if row[known] > 0 else None for count, known in steps]
    top, bottom = row[metric.numerator], row[metric.denominator]
    units = {level: place(row, scope.scheme, level) for level in ("region", "province", "commune")}
    return {
        **{name: row[name] for name in COPIED},
        **units,
        "district63": row["district63"],
        "deployed": row["stations_deployed"] == 1,
        "reported": row["reports_received"] + row["reports_unexpected"] > 0,
        "held_back": not row["reports_received"] + row["reports_unexpected"] and row["reports_held_back"] > 0,
        "whole": row[whole],
        "top": top,
        "bottom": bottom,
        "first": before[0],
        "second": before[1],
        "gap": gap_of(top, bottom, metric),
    }


@pytest.mark.parametrize(("scope", "day"), CASES)
def test_sites_of_a_scope(laid, scope, day):
    metric = BY_KEY["record_opened"]
    expected = [site(row, scope, metric) for row in counting(day, scope)]
    assert site_gaps(laid.on(day), scope, metric).to_dicts() == expected


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.key)
def test_every_metric_at_every_site(laid, metric):
    expected = [site(row, Scope("63"), metric) for row in counting(SEPTEMBER, Scope("63"))]
    assert site_gaps(laid, Scope("63"), metric).to_dicts() == expected


def empty_communes(scope: Scope, day) -> list[Row]:
    """Communes in force without a site that counts, whatever the kinds of site and the reader's own."""
    whole = counting(day, Scope(scope.scheme))
    held = {place(row, scope.scheme, "commune") for row in whole}
    shown = shown_on(scope.scheme, day)
    return [
        unit
        for unit in units_within(scope, "commune")
        if unit["code"] not in held and valid(unit, shown) and for_reader(unit, scope)
    ]


@pytest.mark.parametrize(("scope", "day"), CASES)
def test_communes_in_force_without_a_site(laid, scope, day):
    expected = [
        (unit["region_code"], unit["province_code"], unit["district_code"], unit["code"])
        for unit in empty_communes(scope, day)
    ]
    assert communes_without_site(laid.on(day), scope).rows() == expected


def broken_link(row: Row, sent: bool) -> str | None:
    """The first link of the chain that is missing at a site of `site_gaps`."""
    if not row["deployed"] and not (sent and row["reported"]):
        return "not_deployed"
    if row["connection"] == "none":
        return "no_connection"
    return None if row["reported"] or row["held_back"] else "not_reporting"


def links(row: Row, key: str) -> dict[str, int]:
    """All that a site lacks, given to the first link missing; else divided along the ladder."""
    broken = None if key in OF_SITES else broken_link(row, BY_KEY[key].basis.source != "register")
    if not row["bottom"]:
        held_back = row["held_back"] and key not in OF_SITES
        return {f"unknown_{'held_back' if held_back else broken or 'no_number'}": row["whole"]}
    reached = min(row["top"], row["whole"])
    if broken:
        return {broken: row["whole"] - reached}
    first = row["whole"] if row["first"] is None else min(row["first"], row["whole"])
    first = max(first, reached)
    second = max(first if row["second"] is None else min(row["second"], first), reached)
    return {"on_paper": row["whole"] - first, "not_matched": first - second, "not_used": second - reached}


@pytest.mark.parametrize("key", sorted(WHOLE))
@pytest.mark.parametrize("by", ("province", "district", "commune", "zone", "area", "connection"))
def test_every_site_lacks_at_its_first_missing_link(laid, key, by):
    scope, metric = Scope("63"), BY_KEY[key]
    expected: dict[str | None, dict[str, int]] = {}
    for row in counting(SEPTEMBER, scope):
        code = place(row, "63", by) if by in ("province", "district", "commune") else row[by]
        own = expected.setdefault(None if code is None else str(code), {})
        for step, lacking in links(site(row, scope, metric), key).items():
            own[step] = own.get(step, 0) + lacking
    rows = chain_by(laid, scope, metric, by).to_dicts()
    found = {row["code"]: row for row in rows}
    steps = (*SITE_STEPS, *UNKNOWN_COLUMNS)
    for code, own in expected.items():
        assert {step: found[code][step] for step in steps} == dict.fromkeys(steps, 0) | own, code
        lacking = sum(lost for step, lost in own.items() if step in SITE_STEPS)
        assert found[code]["lacking"] - found[code]["no_site"] == lacking
        assert found[code]["unknown"] == sum(own.values()) - lacking


@pytest.mark.parametrize("key", ("deployment", "record_opened"))
def test_a_commune_without_a_site_lacks_one_station(laid, key):
    empty = empty_communes(Scope("34"), SEPTEMBER)
    rows = chain_by(laid, Scope("34"), BY_KEY[key], "province")
    found = dict(rows.select("code", "empty_communes").iter_rows())
    for code in found:
        assert found[code] == sum(unit["province_code"] == code for unit in empty)
    assert rows["no_site"].to_list() == (rows["empty_communes"].to_list() if key == "deployment" else [0] * 4)
    of_kinds = chain_by(laid, Scope("34", zone=1), BY_KEY[key], "province")
    assert of_kinds["empty_communes"].sum() == 0


@pytest.mark.parametrize("wide_from", (0, 0.004, 0.02, 0.8))
def test_a_commune_lacks_a_station_only_where_the_register_holds_its_province(laid, wide_from):
    empty = empty_communes(Scope("34"), SEPTEMBER)
    units = [unit for unit in units_within(Scope("34"), "commune") if valid(unit, shown_on("34", SEPTEMBER))]
    rows = chain_by(laid, Scope("34"), BY_KEY["deployment"], "province", wide_from).to_dicts()
    for row in rows:
        whole = sum(unit["province_code"] == row["code"] for unit in units)
        lacking = sum(unit["province_code"] == row["code"] for unit in empty)
        held = whole - lacking >= wide_from * whole
        assert (row["empty_communes"], row["unregistered"]) == ((lacking, 0) if held else (0, lacking))
        assert row["no_site"] == row["empty_communes"]
