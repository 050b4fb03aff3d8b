"""The answer in one sentence: how many stations work without paper, how many official targets are met."""

from collections.abc import Sequence

from components.cards.headline_card import Headline
from components.reading.metric_words import value_text
from components.reading.view import View
from data.measures.metric import reaches
from data.words import capital

HALF = 0.5  # up to here a share is called little


def verdict(view: View, paperless: Headline, cards: Sequence[Headline]) -> str:
    """paperless: the headline of `paperless_stations`. cards: those of all metrics that the page shows."""
    if paperless.value is None:
        state = view.t("home.verdict.none")
    elif paperless.partial:
        return _for_place(view, view.t("home.verdict.few", **_words(view, paperless), whom=paperless.partial))
    else:
        low = "low" if paperless.value < HALF else "high"
        state = view.t(f"home.verdict.{low}", **_words(view, paperless))
    targets = targets_met(view, cards)
    return _for_place(view, view.t("home.verdict.both", state=state, targets=targets) if targets else state)


def _words(view: View, card: Headline) -> dict[str, str]:
    return {"value": value_text(card.value, card.metric, view.language)}


def _for_place(view: View, sentence: str) -> str:
    """The place before it where it is not the country."""
    if view.scope.level == "country" and not view.filters and view.covered.whole_register:
        return capital(sentence)
    return view.t("home.of_place", place=view.place, label=sentence)


def targets_met(view: View, cards: Sequence[Headline]) -> str:
    """How many official targets are met, of those judged by a value that may stand for the place."""
    aimed = [card for card in cards if card.metric.target is not None]
    known = [reaches(card.value, card.metric) for card in aimed if not card.partial]
    judged = [met for met in known if met is not None]
    if not judged:
        return view.t("home.verdict.unjudged") if aimed else ""
    reached = sum(judged)
    of = "known" if len(judged) < len(aimed) else "all"
    which = "some" if 0 < reached < len(judged) else "every" if reached else "no"
    return view.t(f"home.verdict.{which}_{of}", reached=reached, all=len(judged))
