"""Why a place is behind, in words: the step of the chain, and what differs most there from the whole."""

from collections.abc import Mapping
from typing import Any

from components.reading.view import View
from data.measures.ledger_catalogue import ledger_catalogue
from data.measures.reasons import NEW_YEARS, OF_LEDGERS
from data.words import within
from data.words.numbers import format_percent


def step_name(view: View, step: str) -> str:
    """A step of the chain in words; the last ones say what the metric looks for."""
    if step == "on_paper":
        ledgers = view.metric.basis.source == "ledgers"
        return view.t("gaps.step.on_ledgers" if ledgers else "gaps.step.on_paper")
    return view.t(f"gaps.used.{view.metric.key}" if step == "not_used" else f"gaps.step.{step}")


def step_within(view: View, step: str) -> str:
    """The same inside a sentence."""
    return within(step_name(view, step))


def differs_text(view: View, row: Mapping[str, Any], name: str, whole: str) -> str:
    """“ledgers fully electronic 22.3% (64.4% in the country)”; empty where nothing is worse there.

    row: one of `reasons_by_place`; name: `factor` or `group`. whole: what it is compared with, as it stands
    in a sentence: `view.place_in_sentence` where the places are those of the view.
    """
    if row[name] is None:
        return ""
    own, of_whole = (format_percent(row[f"{name}{end}"], view.language) for end in ("_own", "_whole"))
    return view.t("reasons.differs", what=factor_name(view, row[name]), own=own, whole=of_whole, place=whole)


def factor_name(view: View, factor: str) -> str:
    """A factor inside a sentence: “stations reporting”."""
    if factor in OF_LEDGERS:
        return view.t("reasons.paper", group=group_name(view, factor))
    return view.t(f"reasons.factor.{factor}", years=NEW_YEARS)


def group_name(view: View, factor: str) -> str:
    """The name of a group of ledgers by its factor: `paper_TC` is immunisation."""
    programme = factor.removeprefix("paper_")
    found = next(ledger for ledger in ledger_catalogue() if ledger.programme == programme)
    return found.programme_name(view.language)
