"""What is made when a version is published: for its last date, for whole provinces, without filters."""

from dataclasses import replace

from components.charts.chart import Chart
from components.charts.context import context_of
from components.reading.places import place_name
from components.reading.view import View


def place_of(view: View) -> str:
    """The place that such numbers are of: the province of a district or commune, else the one looked at."""
    code = view.scope.province or view.scope.region
    return place_name(view.units, view.scope.scheme, code, view.language)


def of_publication(view: View, chart: Chart) -> Chart:
    """The chart with the date and the place that its numbers are of."""
    scheme = view.t(f"scheme_short.{view.scope.scheme}")
    scope = view.t("scope.join").join([place_of(view), scheme])
    context = replace(context_of(view, scope=scope), date=view.snapshot.dates[-1])
    return replace(chart, context=context)
