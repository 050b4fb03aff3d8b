"""Survival numbers are computed at publication: for the last date, for whole provinces, without filters.

A chart of them states that date and that place, whatever the reader looks at.
"""

from dataclasses import replace

from components.reading.context import Context
from components.reading.places import place_name
from components.reading.view import View
from data.measures.metrics import DEFAULT_METRIC


def followed_place(view: View) -> str:
    """The place that the numbers are of: the province of a district or commune, else the scope's own.

    The country only where those with data on all ledgers stand for it.
    """
    code = view.scope.province or view.scope.region
    if not code and (view.covered.narrow(DEFAULT_METRIC) or not view.covered.whole_register):
        return view.t("paperless.pace.those")
    return place_name(view.units, view.scope.scheme, code, view.language)


def precomputed(view: View) -> Context:
    """The context of a chart of such numbers: their date and their place."""
    scheme = view.t(f"scheme_short.{view.scope.scheme}")
    scope = view.t("scope.join").join([followed_place(view), scheme])
    return replace(view.context(scope=scope), date=view.snapshot.latest.date)
