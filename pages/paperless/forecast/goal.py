"""The share of paperless stations to reach and the month to reach it by, from the address or by default."""

import re
from datetime import date

from dash.development.base_component import Component

from components.controls.dropdowns import choice_control
from components.reading.address import Parameter
from components.reading.view import View
from data.measures.outlook import Goal, month_end
from data.words.dates import format_month
from data.words.numbers import NumberStyle, shown

AUTO = "auto"
TARGETS = ("90", "50", "70", "80", "95", "100")
YEARS_AHEAD, YEARS_OFFERED = 4, 9


def is_target(text: str) -> bool:
    """Per cent above 0 and up to 100, with one decimal at the most: `90`, `99.5`, `99,5`."""
    return bool(re.fullmatch(r"\d{1,3}([.,]\d)?", text, re.ASCII)) and 0 < _per_mille(text) <= 1000


def is_month(text: str) -> bool:
    """`auto`, or a month as YYYY-MM."""
    return text == AUTO or bool(re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])", text, re.ASCII))


GOAL: dict[str, Parameter] = {"target": Parameter(TARGETS[0], is_target), "by": Parameter(AUTO, is_month)}


def goal_of(view: View) -> Goal:
    """The goal of the address; a month that is not ahead gives way to the default one."""
    per_mille = _per_mille(view.choices["target"])
    asked = view.choices["by"]
    by = _default(view) if asked == AUTO else _end_of(asked)
    return Goal(per_mille, by if by > view.snapshot.date else _default(view))


def default_goal(view: View) -> Goal:
    """The goal where the address says none."""
    return Goal(_per_mille(TARGETS[0]), _default(view))


def past_month(view: View) -> str:
    """A sentence where the month asked for is not ahead; empty otherwise."""
    asked = view.choices["by"]
    if asked == AUTO or _end_of(asked) > view.snapshot.date:
        return ""
    return view.t("forecast.by_past", value=asked, by=format_month(_default(view), view.language))


def goal_controls(view: View) -> list[Component]:
    """The choices of share and month, each with the reader's own among them."""
    shares = sorted({*TARGETS, view.choices["target"]}, key=_per_mille)
    targets = [(share, share_text(view, _per_mille(share))) for share in shares]
    first = _default(view)
    ahead = [date(view.snapshot.date.year + year, 12, 31) for year in range(YEARS_OFFERED + 1)]
    months = {f"{day:%Y-%m}": format_month(day, view.language) for day in ahead if day > view.snapshot.date}
    if view.choices["by"] != AUTO:
        asked = view.choices["by"]
        months[asked] = format_month(_end_of(asked), view.language)
    automatic = view.t("forecast.by_auto", by=format_month(first, view.language))
    return [
        choice_control(view, "target", view.t("forecast.target"), targets),
        choice_control(view, "by", view.t("forecast.by"), [(AUTO, automatic), *sorted(months.items())]),
    ]


def share_text(view: View, per_mille: int) -> str:
    """A share as a target is written: 90%, 99,5%."""
    return shown(per_mille / 1000, NumberStyle("share", int(per_mille % 10 > 0)), view.language)


def _default(view: View) -> date:
    return date(view.snapshot.date.year + YEARS_AHEAD, 12, 31)


def _end_of(month: str) -> date:
    """The last day of a month given as YYYY-MM."""
    return month_end(date.fromisoformat(f"{month}-01"), 0)


def _per_mille(text: str) -> int:
    whole, _, tenth = text.replace(",", ".").partition(".")
    return int(whole) * 10 + int(tenth or 0)
