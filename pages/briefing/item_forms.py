"""The forms of an item, a figure's and a heading's, as templates that scripts copy for each."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from components.attributes import attributes
from components.reading.view import View
from components.static_html import StaticHtml

ACTIONS = {
    "up": ("↑", "briefing_page.up"),
    "down": ("↓", "briefing_page.down"),
    "heading": ("¶", "briefing_page.heading"),
    "duplicate": ("⧉", "briefing_page.duplicate"),
    "remove": ("×", "briefing_page.remove"),
}
LONGEST_TITLE, LONGEST_COMMENT = 300, 4000


def button(words: str, action: str) -> Component:
    """A button of the briefing; assets/briefing/edit.js does the action."""
    return html.Button(words, type="button", **attributes(data_do=action))


def field(label: str, control: Component, hint: str = "") -> Component:
    """A control under its label, with a hint below it."""
    said = [html.Small(hint)] if hint else []
    return html.Label([html.Span(label), control, *said], className="briefing-field")


def upload(label: str, name: str, endings: str, hint: str) -> Component:
    """A file to be chosen by a button in the page's language: the browser's own speaks another."""
    values = {"type": "file", "accept": endings, "className": "sr-only", f"data-{name}": ""}
    chosen = html.Span(className="briefing-chosen")
    parts = [html.Span(label, className="briefing-choose"), StaticHtml("input", values, ""), chosen]
    return html.Label([*parts, html.Small(hint)], className="briefing-field")


def item_forms(view: View) -> list[Component]:
    """One for a figure, one for the table of what changed, one for a heading."""
    title, heading = view.t("briefing_page.item_title"), view.t("briefing_page.item_heading")
    plain = html.Button(
        view.t("briefing_page.plain"), type="button", **attributes(data_do="plain", data_part="plain")
    )
    picture = html.Div(className="briefing-picture", **attributes(data_part="picture"))
    comment = field(
        view.t("briefing_page.item_comment"),
        html.Textarea(rows=2, maxLength=LONGEST_COMMENT, **attributes(data_part="comment")),
    )
    drawn = [_text(title), plain, picture, comment]
    return [
        _form(view, "figure", drawn, "briefing-item"),
        _form(view, "changes", drawn, "briefing-item"),
        _form(view, "heading", [_text(heading)], "briefing-item briefing-heading"),
    ]


def _text(label: str) -> Component:
    return field(label, html.Textarea(rows=1, maxLength=LONGEST_TITLE, **attributes(data_part="title")))


def _form(view: View, kind: str, parts: Sequence[Component], name: str) -> Component:
    form = html.Li([_head(view), *parts], className=name)
    return html.Template(form, **attributes(data_of=kind))


def _head(view: View) -> Component:
    handle = html.Span("⠿", className="briefing-handle", title=view.t("briefing_page.handle"))
    number = html.Span(className="briefing-number", **attributes(data_part="number"))
    buttons = [
        html.Button(
            [html.Span(sign, **attributes(aria_hidden="true"))],
            type="button",
            title=view.t(key),
            **attributes(data_do=action, data_part=action),
        )
        for action, (sign, key) in ACTIONS.items()
    ]
    return html.Div(
        [handle, number, html.Span(buttons, className="briefing-actions")], className="briefing-head"
    )
