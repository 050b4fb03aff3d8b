"""Stations by how they keep a ledger: the filter in the address, links that set it, its words and columns."""

from dash import html
from dash.development.base_component import Component

from components.cards.cells import link
from components.cards.table_card import DrawCell
from components.charts.chart import Column
from components.controls.dropdowns import choice_control
from components.ledgers.catalogue import LEDGER, chosen_ledger, ledger_choices
from components.reading.address import Parameter, one_of
from components.reading.view import View, href
from data.measures.ledger_catalogue import STATES
from data.words import capital
from data.words.numbers import COUNT

ANY = "any"
LEDGER_FILTER: dict[str, Parameter] = {**LEDGER, "state": one_of(ANY, *STATES)}


def chosen_state(view: View) -> str | None:
    """The way of keeping the ledger that the list is narrowed to; None for any."""
    return next((state for state in STATES if state == view.choices.get("state")), None)


def ledger_stations_href(view: View, state: str, ledger_id: str | None, **place: str) -> str:
    """The address of the list of stations that keep the ledger that way, here or in `place`."""
    return href(view, "/stations", ledger=ledger_id, state=state, **place)


def ledger_stations_cell(view: View, state: str, ledger_id: str | None, level: str) -> DrawCell:
    """A cell of a table of places that opens its stations; none where there are none."""

    template = ledger_stations_template(view, state, ledger_id, level)

    def draw(row: dict[str, object], text: str) -> Component | str:
        return link(text, template.format(code=row["code"])) if row[state] else text

    return draw


def ledger_stations_template(view: View, state: str, ledger_id: str | None, level: str) -> str:
    """The address of the same list with {code} for the place, which the browser fills in."""
    return ledger_stations_href(view, state, ledger_id, **{level: "CODE"}).replace("CODE", "{code}")


def ledger_filter_controls(view: View) -> Component:
    """The choice of a ledger and of the way it is kept."""
    states = [(ANY, view.t("station.kept.any")), *((state, _word(view, state)) for state in STATES)]
    own = [
        choice_control(view, "ledger", view.t("paperless.ledger"), ledger_choices(view)),
        choice_control(view, "state", view.t("paperless.column.state"), states),
    ]
    return html.Div(own, className="page-controls")


def ledger_columns(view: View) -> tuple[Column, ...]:
    """The state of the chosen ledger; without one, the number of ledgers in the chosen state."""
    ledger, state = chosen_ledger(view), chosen_state(view)
    if ledger is not None:
        return (Column("kept", view.t("station.kept.column", ledger=ledger.ledger_id)),)
    if state is not None:
        return (Column("held", view.t("station.kept.held", state=_word(view, state)), COUNT),)
    return ()


def ledger_list_title(view: View, count: str) -> str:
    """The contents of the list in a sentence."""
    ledger, state = chosen_ledger(view), chosen_state(view)
    words = {"count": count, "place": view.place_in_sentence}
    if ledger is not None:
        words["ledger"] = f"{ledger.ledger_id} {ledger.name(view.language)}"
    if state is None:
        return capital(view.t("station.kept.title_ledger" if ledger else "place.stations.title", **words))
    words["state"] = _word(view, state)
    return capital(view.t("station.kept.title_both" if ledger else "station.kept.title_state", **words))


def _word(view: View, state: str) -> str:
    return view.t(f"paperless.state.{state}")
