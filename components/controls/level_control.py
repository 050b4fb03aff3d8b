"""The choice of the level of the places that a page lists."""

from dash.development.base_component import Component

from components.controls.dropdowns import choice_control
from components.reading.level import AUTO, level_of, levels_below
from components.reading.view import View
from data.scope import PLACE_LEVELS


def level_control(view: View) -> Component:
    """The choice of the level; the first option names the level taken by default."""
    own = view.choices["level"]
    offered = [level for level in PLACE_LEVELS if level in levels_below(view) or level == own]
    plain = view.t(f"level.plural.{level_of(view)}")
    automatic = plain if own == AUTO else view.t("level.auto")
    choices = [(AUTO, automatic), *((level, view.t(f"level.plural.{level}")) for level in offered)]
    if own == AUTO:
        choices = [choice for choice in choices if choice[0] == AUTO or choice[1] != plain]
    return choice_control(view, "level", view.t("level.label"), choices)
