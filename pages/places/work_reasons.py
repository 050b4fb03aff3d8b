"""The reasons to contact a station, in words: each with the numbers that it rests on."""

from urllib.parse import quote

from dash import html
from dash.development.base_component import Component

from components.cards.cells import unchecked
from components.cards.table_card import DrawCell, Row
from components.cards.wrong_number import wrong_link
from components.reading.held_back import held_back_text
from components.reading.link_templates import station_link_template
from components.reading.official import ledgers_of
from components.reading.periods import since_data_began
from components.reading.view import View
from data.measures.quality import BOUNDED
from data.measures.work import LATE_OF
from data.words import within
from data.words.numbers import format_number


def why(view: View, row: Row) -> str:
    """Every reason that holds, the most urgent first; what became of a report that was held back last."""
    texts = (
        _silent(view, row),
        _paper(view, row),
        *(_impossible(view, finding) for finding in row["impossible"] or ()),
        _dropped(view, row),
        _late(view, row),
        _near(view, row),
        refused(view, row),
    )
    first, *others = filter(None, texts)
    return view.t("place.list.and").join([first, *map(within, others)])


def why_cell(view: View) -> DrawCell:
    """The reason, and the way to say that it rests on a wrong number."""
    template = station_link_template(view)

    def draw(row: Row, text: str) -> Component:
        address = template.format(station_id=quote(row["station_id"], safe=""))
        return unchecked(html.Span, children=[text, " ", wrong_link(view, row["name"], address)])

    return draw


def refused(view: View, row: Row) -> str:
    """What became of a report that was sent and not accepted."""
    return held_back_text(view, row["sent_at"], row["refused"]) if row["held_back"] else ""


def _silent(view: View, row: Row) -> str:
    """How long nothing was accepted; one whose earlier reports were held back has not “never reported”."""
    if not row["silent"]:
        return ""
    periods = row["periods_silent"]
    if periods <= 1:
        return view.t("place.list.silent_new")
    if row["last_report"] is None and not row["periods_held_back"]:
        return view.t("place.list.never_reported", first=since_data_began(view))
    return view.t("place.list.silent_long", periods=format_number(periods, view.language))


def _paper(view: View, row: Row) -> str:
    if not row["back_to_paper"]:
        return ""
    reopened = row["ledgers_reopened"]
    key = "place.list.paper_ledgers" if reopened else "place.list.paper"
    return view.t(key, ledgers=format_number(reopened, view.language))


def _impossible(view: View, finding: Row) -> str:
    numbers = {name: format_number(finding[name], view.language) for name in ("value", "expected")}
    field = view.t(f"quality.field.{finding['field']}")
    if finding["check"] == "falling":
        return view.t("place.list.impossible_falling", field=field, **numbers)
    bound = within(view.t(f"quality.field.{BOUNDED[finding['field']]}"))
    return view.t("place.list.impossible_beyond", field=field, bound=bound, **numbers)


def _dropped(view: View, row: Row) -> str:
    if row["visits"] is None:
        return ""
    expected = format_number(round(row["visits_expected"]), view.language)
    return view.t("place.list.dropped", visits=format_number(row["visits"], view.language), expected=expected)


def _late(view: View, row: Row) -> str:
    if row["periods_late"] is None:
        return ""
    return view.t(
        "place.list.late", late=row["periods_late"], of=min(LATE_OF, len(view.snapshot.dates_until))
    )


def _near(view: View, row: Row) -> str:
    left = row["ledgers_left"]
    if not left:
        return ""
    titles = ledgers_of(view.snapshot)
    names = view.t("place.list.and").join(titles[number - 1].name(view.language) for number in left)
    return view.t("place.list.near", ledgers=len(left), names=names)
