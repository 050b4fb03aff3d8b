import json
from dataclasses import replace

import polars as pl
import pytest

from components.colours import BLANKS, CLUSTERS, LONE
from components.reading.level import level_of
from data.errors import TramSoError
from data.measures.clusters import CANDIDATES, KINDS, LAGGING, SIGNIFICANT
from data.measures.metrics import METRICS
from data.methods.moran import GlobalMoran
from data.words import t
from pages.gaps.clusters.map import DOT_SIZES, _finding, cluster_chart, cluster_frame
from pages.gaps.clusters.opening import low_places, opened
from pages.gaps.clusters.routes import ANSWERS
from pages.gaps.clusters.rows import Clusters, clusters_of
from pages.gaps.clusters.view import clusters, laggards_chart, neighbour_words, overall_card
from pages.router import build
from tests.pages.gaps.test_amount import view

DISTRICTS = "?view=clusters&scheme=63&level=district"


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.key)
@pytest.mark.parametrize(
    "search", ("", "&by=zone", "&scheme=63&level=district", "&level=region", "&province=01")
)
def test_every_metric_draws(metric, search):
    built = build("/gaps", f"?view=clusters&metric={metric.key}{search}")
    assert "role='alert'" not in str(built.page)


def test_a_map_without_low_places_says_so():
    found = clusters_of(view(DISTRICTS))
    assert found is not None
    none = replace(found, rows=found.rows.filter(~pl.col("kind").is_in(["cluster", "lone"])))
    words = {"level": t("level.noun.district", "vi"), "all": str(none.rows.height)}
    assert _finding(view(DISTRICTS), "district", none) == t("gaps.clusters.map_none", "vi", **words)


def test_a_place_listed_is_worse_than_the_mean_and_of_one_kind():
    found = clusters_of(view(DISTRICTS))
    assert found is not None
    listed = found.rows.filter(pl.col("kind").is_in(LAGGING))
    mean = found.rows["value"].mean()
    assert (listed["value"] < mean).all()
    assert (listed["p"] <= 0.05).all()
    clustered = listed.filter(pl.col("kind").is_in(["cluster", "likely_cluster"]))
    assert (clustered["around"] < mean).all()
    assert (listed.filter(pl.col("kind").is_in(["cluster", "lone"]))["adjusted"] <= 0.05).all()
    assert (found.rows.filter(kind="high")["value"] > mean).all()
    charts = [
        laggards_chart(view(DISTRICTS), found, key, kinds)
        for key, kinds in (("clusters", SIGNIFICANT), ("candidates", CANDIDATES))
    ]
    assert sum(chart.frame.height for chart in charts) == listed.height
    assert (charts[0].frame["adjusted"] <= 0.05).all()
    assert (charts[1].frame["adjusted"] > 0.05).all()
    assert all(t("gaps.clusters.unmarked", "vi") in chart.notes for chart in charts)


@pytest.mark.parametrize(
    ("statistic", "p", "said"), [(0.3, 0.01, "alike"), (-0.3, 0.01, "unlike"), (0.3, 0.06, "chance")]
)
def test_whether_neighbours_are_alike_is_said_with_its_p(statistic, p, said):
    found = clusters_of(view(DISTRICTS))
    assert found is not None
    card = overall_card(view(DISTRICTS), replace(found, overall=GlobalMoran(statistic, -0.01, p)))
    assert card.note == t(f"gaps.clusters.global_{said}", "vi", p=f"{p:.3f}".replace(".", ","))
    none = overall_card(view(DISTRICTS), replace(found, overall=None))
    assert none.note == t("gaps.clusters.global_same", "vi")


def test_every_place_of_the_level_is_on_the_map_in_its_kind():
    seen = view(DISTRICTS)
    found = clusters_of(seen)
    frame = cluster_frame(seen, found)
    assert frame.height == found.rows.height + found.blanks.height
    assert frame["code"].n_unique() == frame.height
    answers = {what: json.loads(json.dumps(answer(seen, found))) for what, answer in ANSWERS.items()}
    codes, classes = answers["places"]["codes"], answers["values"]["classes"]
    drawn = {code: int(one, 36) for code, one in zip(codes, classes, strict=True)}
    for code, kind in found.rows.select("code", pl.col("kind").cast(pl.String)).iter_rows():
        assert KINDS[drawn[code]] == kind
    assert all(drawn[code] >= len(KINDS) for code in found.blanks["code"])
    marks = answers["marks"]
    assert marks["codes"] == [code for code in codes if KINDS[min(drawn[code], len(KINDS) - 1)] in LONE]
    dots = zip(marks["codes"], marks["colours"], marks["sizes"], strict=True)
    assert {KINDS[drawn[code]]: (colour, size) for code, colour, size in dots}.items() <= {
        kind: (LONE[kind], DOT_SIZES[kind]) for kind in LONE
    }.items()


def test_the_page_says_whether_borders_or_distance_make_neighbours():
    seen = view(DISTRICTS)
    found = clusters_of(seen, lambda *_: None)
    assert found.by_distance == found.rows.height
    assert "6 địa phương có số liệu gần nhất" in neighbour_words(seen, found)
    codes = found.rows["code"].to_list()
    ring = {"code": codes, "neighbour": codes[1:] + codes[:1]}
    found = clusters_of(seen, lambda *_: pl.DataFrame(ring))
    assert found.by_distance == 0
    assert "chung đường ranh" in neighbour_words(seen, found)


def test_a_legend_has_a_kind_and_every_kind_of_blank():
    seen = view(DISTRICTS)
    found = clusters_of(seen)
    try:
        chart = cluster_chart(seen, found)
    except TramSoError:
        pytest.skip("no shapes are built here")
    assert "thấp nào có ý nghĩa thống kê" in chart.title
    assert t("gaps.clusters.unmarked", "vi") in chart.notes
    labels = chart.geography.classes.labels
    assert len(labels) == len(chart.geography.classes.colours) == len(KINDS) + len(BLANKS) + 1
    assert set(chart.frame["band"]) <= set(labels)
    assert len(set(CLUSTERS)) == len(KINDS)


def low(count: int) -> Clusters:
    """Places of which so many are in a low cluster."""
    rows = pl.DataFrame({"kind": ["cluster"] * count + ["other"] * 3})
    return Clusters(rows, pl.DataFrame(), 0, 4, None)


def test_the_tab_opens_at_the_first_level_with_clusters(monkeypatch):
    found = {"province": low(0), "commune": low(2)}
    monkeypatch.setattr("pages.gaps.clusters.opening.clusters_of", lambda seen: found[level_of(seen)])
    seen, there = opened(view("?view=clusters"))
    assert (level_of(seen), low_places(there)) == ("commune", 2)
    assert seen.given["level"] == "commune"
    chosen, none = opened(view("?view=clusters&level=province"))
    assert (level_of(chosen), low_places(none)) == ("province", 0)


def test_without_clusters_the_tab_is_one_sentence(monkeypatch):
    found = clusters_of(view(DISTRICTS))
    none = replace(found, rows=found.rows.with_columns(pl.lit("other").alias("kind")))
    monkeypatch.setattr("pages.gaps.clusters.opening.clusters_of", lambda seen: none)
    sentence, folded = clusters(view(DISTRICTS))
    assert sentence.className == "empty" and folded.className == "fold"
