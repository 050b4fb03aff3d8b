"""The chain divided again in plain Python, and on random small countries."""

from datetime import date

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from data.measures.chain import SITE_STEPS, UNKNOWN, UNKNOWN_COLUMNS, bridge_terms, chain_of, with_chain
from data.measures.metrics import BY_KEY, METRICS
from data.measures.streaks import months_since, streaks_of

COUNTS = st.integers(0, 50)
SITES = st.fixed_dictionaries(
    {
        "deployed": st.booleans(),
        "connection": st.sampled_from(["fibre", "mobile", "none", None]),
        "reported": st.booleans(),
        "held_back": st.booleans(),
        "whole": COUNTS,
        "top": COUNTS,
        "bottom": COUNTS,
        "first": st.none() | COUNTS,
        "second": st.none() | COUNTS,
    }
)
SCHEMA = {
    "deployed": pl.Boolean,
    "connection": pl.String,
    "reported": pl.Boolean,
    "held_back": pl.Boolean,
    **dict.fromkeys(("whole", "top", "bottom", "first", "second"), pl.Int64),
}
WITH_CHAIN = [metric for metric in METRICS if chain_of(metric)]


def link_by_hand(site: dict, metric) -> str | None:
    """The first link missing; a station that sends the number is deployed, whatever the register says."""
    if metric.basis.with_points:
        return None
    sends = metric.basis.source in ("reports", "ledgers") and site["reported"]
    if not site["deployed"] and not sends:
        return "not_deployed"
    if site["connection"] == "none":
        return "no_connection"
    return None if site["reported"] or site["held_back"] else "not_reporting"


def lost_by_hand(site: dict, metric) -> dict[str, int]:
    """The steps of one site by the words of the definition."""
    link = link_by_hand(site, metric)
    if not site["bottom"]:
        held_back = site["held_back"] and not metric.basis.with_points
        return {f"unknown_{'held_back' if held_back else link or 'no_number'}": site["whole"]}
    reached = min(site["top"], site["whole"])
    if link:
        return {link: site["whole"] - reached}
    made = site["whole"] if site["first"] is None else min(site["first"], site["whole"])
    made = max(made, reached)
    matched = made if site["second"] is None else min(site["second"], made)
    matched = max(matched, reached)
    return {"on_paper": site["whole"] - made, "not_matched": made - matched, "not_used": matched - reached}


@given(st.lists(SITES, max_size=12), st.sampled_from(WITH_CHAIN))
def test_on_any_country_the_steps_add_up_to_the_lack_and_nothing_unknown_is_lost(sites, metric):
    rows = with_chain(pl.DataFrame(sites, schema=SCHEMA), chain_of(metric))
    steps = (*SITE_STEPS, *UNKNOWN_COLUMNS)
    for site, row in zip(sites, rows.iter_rows(named=True), strict=True):
        by_hand = dict.fromkeys(steps, 0) | lost_by_hand(site, metric)
        assert {step: row[step] for step in steps} == by_hand
        assert row["lacking"] == sum(row[step] for step in SITE_STEPS)
        assert row["unknown"] == sum(row[f"unknown_{step}"] for step in UNKNOWN)
        assert (row["lacking"] if not site["bottom"] else row["unknown"]) == 0
        assert min(by_hand.values()) >= 0


def test_a_metric_of_visits_or_doctors_has_no_chain():
    assert [m.key for m in METRICS if m.gap is None and chain_of(m)] == []
    assert chain_of(BY_KEY["stations_with_doctor"]).platform is False


def history(**tops: list[int]) -> pl.DataFrame:
    days = [date(2026, month, 28) for month in range(1, 6)]
    rows = [
        (day, code, top, 100 if top >= 0 else 0)
        for code, line in tops.items()
        for day, top in zip(days, line, strict=True)
    ]
    return pl.DataFrame(rows, schema=["date", "code", "top", "bottom"], orient="row")


def test_how_long_a_gap_has_stood():
    metric = BY_KEY["record_opened"]  # above 90 %
    rows = streaks_of(
        history(
            always=[1, 2, 3, 4, 5],
            fell=[95, 95, 10, -1, 10],
            reached=[1, 1, 1, 1, 91],
            edge=[91, 91, 91, 91, 90],
        ),
        metric,
    )
    found = {row["code"]: (row["below_since"].month, row["snapshots_below"]) for row in rows.to_dicts()}
    assert found == {"always": (1, 5), "fell": (3, 2), "edge": (5, 1)}


def test_months_since_a_target():
    assert months_since(date(2022, 12, 31), date(2026, 10, 31)) == 46
    assert months_since(date(2026, 1, 31), date(2026, 2, 28)) == 1
    assert months_since(date(2026, 12, 31), date(2026, 10, 31)) < 0


def test_the_bridge_leads_from_the_chain_to_the_gap():
    whole = {"lacking": 50, "no_site": 2, "surplus": 3}
    sites = pl.DataFrame({"top": [40, 20], "bottom": [50, 50]})
    # 95 of 100 people are asked for, 60 are reached.
    assert bridge_terms(whole, sites, BY_KEY["record_coverage"]) == {
        "gap": 35,
        "no_site": 2,
        "surplus": 3,
        "allowed": 10,
    }


def test_a_surplus_makes_up_for_no_more_than_what_is_lacking():
    whole = {"lacking": 25, "no_site": 0, "surplus": 1_500}
    sites = pl.DataFrame({"top": [1_575], "bottom": [100]})
    terms = bridge_terms(whole, sites, BY_KEY["record_coverage"])
    assert terms == {"gap": 0, "no_site": 0, "surplus": 25, "allowed": 0}
