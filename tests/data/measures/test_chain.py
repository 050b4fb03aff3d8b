"""The chain divided again in plain Python, and on random small countries."""

from datetime import date

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from data.measures.chain import SITE_STEPS, bridge_terms, chain_of, with_chain
from data.measures.metrics import BY_KEY, METRICS
from data.measures.streaks import months_since, streaks_of

COUNTS = st.integers(0, 50)
SITES = st.fixed_dictionaries(
    {
        "deployed": st.booleans(),
        "connection": st.sampled_from(["fibre", "mobile", "none", None]),
        "reported": st.booleans(),
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
    **dict.fromkeys(("whole", "top", "bottom", "first", "second"), pl.Int64),
}
WITH_CHAIN = [metric for metric in METRICS if chain_of(metric)]


def lost_by_hand(site: dict, platform: bool) -> dict[str, int]:
    """The steps of one site by the words of the definition."""
    reached = min(site["top"], site["whole"]) if site["bottom"] else 0
    lacking = site["whole"] - reached
    if platform and not site["deployed"]:
        return {"not_deployed": lacking}
    if platform and site["connection"] == "none":
        return {"no_connection": lacking}
    if platform and not site["reported"]:
        return {"not_reporting": lacking}
    if not site["bottom"]:
        return {"no_number": lacking}
    made = site["whole"] if site["first"] is None else min(site["first"], site["whole"])
    made = max(made, reached)
    matched = made if site["second"] is None else min(site["second"], made)
    matched = max(matched, reached)
    return {"on_paper": site["whole"] - made, "not_matched": made - matched, "not_used": matched - reached}


@given(st.lists(SITES, max_size=12), st.sampled_from(WITH_CHAIN))
def test_on_any_country_the_steps_add_up_to_the_lack(sites, metric):
    rows = with_chain(pl.DataFrame(sites, schema=SCHEMA), chain_of(metric))
    assert (
        rows.select(pl.sum_horizontal(SITE_STEPS).cast(pl.Int64)).to_series().to_list()
        == rows["lacking"].to_list()
    )
    for site, row in zip(sites, rows.iter_rows(named=True), strict=True):
        by_hand = dict.fromkeys(SITE_STEPS, 0) | lost_by_hand(site, chain_of(metric).platform)
        assert {step: row[step] for step in SITE_STEPS} == by_hand
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
    whole = {"lacking": 60, "no_site": 2, "unknown": 10, "surplus": 3}
    sites = pl.DataFrame({"top": [40, 20], "bottom": [50, 50]})
    # 95 of 100 people are asked for, 60 are reached.
    assert bridge_terms(whole, sites, BY_KEY["record_coverage"]) == {
        "gap": 35,
        "no_site": 2,
        "unknown": 10,
        "surplus": 3,
        "allowed": 10,
    }
