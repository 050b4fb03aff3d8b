import pytest

from data.metrics import METRICS
from pages._gaps_clusters import KINDS, cluster_rows
from pages._router import build
from tests.pages.test_gaps import view


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.key)
@pytest.mark.parametrize(
    "search", ("", "&by=zone", "&scheme=63&level=district", "&level=region", "&province=01")
)
def test_every_metric_draws(metric, search):
    built = build("/gaps", f"?view=clusters&metric={metric.key}{search}")
    assert "role='alert'" not in str(built.page)


def test_a_place_listed_is_worse_than_the_mean_and_of_one_kind():
    rows = cluster_rows(view("?view=clusters&scheme=63"))
    assert rows is not None
    assert set(rows["kind"]) <= set(KINDS)
    assert (rows["p"] <= 0.05).all()
    assert (rows["adjusted"] >= rows["p"]).all()
