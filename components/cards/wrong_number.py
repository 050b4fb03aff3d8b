"""“This number is wrong”: a message with everything that whoever looks into it needs, to send or to copy."""

from collections.abc import Sequence
from urllib.parse import quote

from dash import html
from dash.development.base_component import Component

from components.cards.cells import link
from components.cards.fold import fold
from components.reading.view import View, href
from data.settings import settings
from data.words.dates import format_date

Fact = tuple[str, str]  # what it is, and its text
WRONG = "wrong-number"  # its id, which an address may name


def wrong_number(view: View, what: str, told: Sequence[Fact]) -> Component:
    """A fold with the message: about `what`, with what is told, the period, the version and the address.

    With TRAMSO_CONTACT a link opens it in the reader's own mail program; without, it is a text to copy.
    """
    lines = [f"{label}: {text}" for label, text in (*told, *_always(view))]
    subject = view.t("wrong.subject", what=what)
    body = "\n".join([*lines, "", view.t("wrong.should_be"), view.t("wrong.reason")])
    text = html.Pre(f"{subject}\n\n{body}", className="wrong-text", tabIndex="0")
    contact = settings().contact
    way: list[Component | str] = [html.P(view.t("wrong.copy"))]
    if contact:
        mail = f"mailto:{quote(contact, safe='@')}?subject={quote(subject)}&body={quote(body)}"
        way = [html.P(html.A(view.t("wrong.send", contact=contact), href=mail))]
    return html.Div(fold(view.t("wrong.label"), html.Div([*way, text])), id=WRONG)


def wrong_link(view: View, what: str, address: str) -> Component:
    """The way to the message about `what`, on the page of that address: a small sign in a row."""
    label = view.t("wrong.subject_of", what=what)
    return link("⚑", f"{address}#{WRONG}", className="wrong-link", title=label, **{"aria-label": label})


def _always(view: View) -> tuple[Fact, ...]:
    """The period, the version and the address of the page that the reader sees, of that version."""
    address = settings().address + href(view, version=view.snapshot.version)
    return (
        (view.t("wrong.date"), format_date(view.snapshot.date, view.language)),
        (view.t("wrong.version"), view.snapshot.version),
        (view.t("wrong.address"), address),
    )
