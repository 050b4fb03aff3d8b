"""A few plain sentences made from the headline numbers."""

from collections.abc import Sequence

from components.cards.headline_card import Headline
from components.reading.changes import change_words, join_names
from components.reading.metric_words import label_of, target_meaning, value_text
from components.reading.periods import period_text
from components.reading.view import View
from data.measures.metric import reaches
from data.measures.rank import apart
from data.words.dates import format_date
from pages.home.ranking import Ranking, level_words, of_ranked

BEHIND = 3


def intro(view: View, cards: Sequence[Headline], places: Ranking | None) -> list[str]:
    """The sentences: state and change; the targets; the places furthest behind."""
    sentences = [_where_we_are(view, cards[0]), _targets(view, cards), _behind(view, places)]
    return [sentence for sentence in sentences if sentence]


def _where_we_are(view: View, card: Headline) -> str:
    if card.value is None:
        return ""
    words = {
        "date": format_date(view.snapshot.date, view.language),
        "value": value_text(card.value, card.metric, view.language),
        "place": view.place_in_sentence,
        "whom": card.partial,
    }
    return _join(view, view.t(f"home.lead.{_subject(view, card)}", **words), _change(view, card))


def _subject(view: View, card: Headline) -> str:
    """Whom the first sentence speaks of: those with data, all of the country, or all of a place."""
    whole = view.scope.level == "country" and not view.filters
    if card.partial:
        return "paperless_few" if whole else "paperless_few_of"
    return "paperless_country" if whole else "paperless"


def _change(view: View, card: Headline) -> str:
    if card.value is None or card.before is None or view.compare is None:
        return ""
    month = period_text(view, view.compare.date)
    change = change_words(card.value - card.before, card.metric, view.language)
    return view.t("home.lead.change", month=month, change=change)


def _targets(view: View, cards: Sequence[Headline]) -> str:
    """How many targets are met, of those that can be judged: by a value that may stand for the place."""
    aimed = [card for card in cards if card.metric.target is not None]
    known = [card for card in aimed if reaches(card.value, card.metric) is not None and not card.partial]
    missed = [card for card in known if not reaches(card.value, card.metric)]
    if not known:
        return view.t("home.lead.targets_unknown", all=len(aimed)) if aimed else ""
    unknown = view.t("home.lead.targets_some", unknown=len(aimed) - len(known)) if known != aimed else ""
    numbers = {"reached": len(known) - len(missed), "missed": len(missed), "all": len(aimed)}
    judged = _join(view, view.t(f"home.lead.{_verdict(*numbers.values())}", **numbers), unknown)
    return _join(view, judged, _missed(view, missed, len(known))) if missed else judged


def _verdict(reached: int, missed: int, every: int) -> str:
    """The words for so many targets reached and missed, of all there are."""
    if reached:
        return "targets" if reached < every else "targets_all"
    return "targets_not" if missed < every else "targets_none"


def _distance(card: Headline) -> float:
    target = card.metric.target
    return 1 - (card.value or 0) / target.value if target else 0.0


def _missed(view: View, missed: Sequence[Headline], known: int) -> str:
    """The target missed by most; where only one could be judged, that it is not met."""
    card = max(missed, key=_distance)
    target = card.metric.target
    return view.t(
        "home.lead.furthest" if known > 1 else "home.lead.missed",
        label=label_of(card.metric, view.language),
        value=value_text(card.value, card.metric, view.language),
        target=target_meaning(target, card.metric, view.language) if target else "",
    )


def _behind(view: View, places: Ranking | None) -> str:
    if places is None or places.ranked.height <= BEHIND:
        return ""
    last = places.ranked.reverse()
    label = label_of(view.metric, view.language)
    names = apart(last, BEHIND)["name"].to_list()
    if names:
        said = of_ranked(view, places, join_names(names, view.language))
        return view.t("home.lead.behind", label=label, places=said)
    return view.t(
        "home.lead.level", label=label, level=of_ranked(view, places, level_words(view, last, "behind"))
    )


def _join(view: View, first: str, second: str) -> str:
    return view.t("sentence.join", first=first, second=second).strip()
