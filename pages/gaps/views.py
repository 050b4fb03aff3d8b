"""The tabs of the page, and the choice between places and kinds of site."""

from dash.development.base_component import Component

from components.controls.dropdowns import choice_control
from components.reading.kinds import kind_name
from components.reading.level import level_of, names_at
from components.reading.view import View
from data.words import level_noun
from queries.kinds import KINDS, Kind

VIEWS = ("gap", "why", "closing", "equity", "clusters")
PLACE = "place"


def kind_of(view: View) -> Kind | None:
    """Zone, area or connection where the reader chose to tell those apart; None for places."""
    of_places = view.choices["view"] == "clusters"
    return next((kind for kind in KINDS if kind == view.choices["by"] and not of_places), None)


def by_control(view: View) -> Component:
    """The choice between places and kinds of site."""
    choices = [(PLACE, view.t("gaps.by.place")), *((kind, view.t(f"filter.{kind}")) for kind in KINDS)]
    return choice_control(view, "by", view.t("gaps.by.label"), choices)


def names_of(view: View, codes: list[str]) -> list[str]:
    """The names of rows: places, or kinds of site with one that the register leaves open."""
    kind = kind_of(view)
    if kind is None:
        return names_at(view, codes)
    return [kind_name(view, kind, code) for code in codes]


def rows_noun(view: View) -> str:
    """The noun for rows in a sentence: “provinces”, “zones”."""
    return level_noun(kind_of(view) or level_of(view), view.language)


def rows_column(view: View) -> str:
    """The heading of the column of names."""
    return view.t(f"filter.{kind_of(view) or level_of(view)}")
