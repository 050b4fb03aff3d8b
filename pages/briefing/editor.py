"""The tools of a briefing as they stand on its page; assets/briefing fills and listens to them."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from components.attributes import attributes
from components.briefing.briefing import FORMATS
from components.reading.view import View
from components.static_html import StaticHtml
from data.words import LANGUAGES
from data.words.dates import format_date
from pages.briefing.documents import WRITERS
from pages.briefing.item_forms import button, field, item_forms, upload
from pages.briefing.offers import empty

COVER_WORDS = {
    "organisation": "briefing_page.organisation",
    "place": "briefing_page.place",
    "date": "briefing_page.date",
    "author": "briefing_page.author",
}
FORMAT_WORDS = {
    "16:9": "briefing_page.wide",
    "4:3": "briefing_page.narrow",
    "A4": "briefing_page.paper",
}
OFFERS = {
    "open": "briefing_page.offer_open",
    "add": "briefing_page.offer_add",
    "keep": "briefing_page.offer_keep",
}


def editor(view: View) -> list[Component]:
    """What stands above, beside and around the items, and the forms of an item."""
    return [
        html.P(className="briefing-trouble", role="alert"),
        _offer(view),
        _edited(view),
        _older(view),
        html.Div([_list(view), _side(view)], className="briefing-body"),
        *item_forms(view),
    ]


def _offer(view: View) -> Component:
    buttons = [
        html.Button(view.t(key), type="button", **attributes(data_take=name)) for name, key in OFFERS.items()
    ]
    sentence = html.P(**attributes(data_part="offer"))
    return html.Div([sentence, *buttons], className="briefing-offer notice", hidden=True, role="status")


def _edited(view: View) -> Component:
    words = html.P(view.t("briefing_page.edited"))
    return html.Div([words, html.Ul()], className="briefing-edited notice", hidden=True)


def _older(view: View) -> Component:
    words = html.Span(**attributes(data_part="older"))
    return html.Div(
        [words, " ", _all(view.t("briefing_page.refresh"), "refreshed")],
        className="briefing-older notice",
        hidden=True,
    )


def _all(words: str, how: str) -> Component:
    return html.Button(words, type="button", **attributes(data_all=how))


def _list(view: View) -> Component:
    tools = [
        html.Span(className="quiet", **attributes(data_part="count")),
        button(view.t("briefing_page.add_heading"), "heading"),
        button(view.t("briefing_page.undo"), "undo"),
        button(view.t("briefing_page.clear"), "clear"),
    ]
    items = html.Ol(className="briefing-items", **attributes(aria_label=view.t("briefing_page.items")))
    return html.Div([html.Div(tools, className="briefing-tools"), items, empty(view)])


def _side(view: View) -> Component:
    parts = [_download(view), _share(view), _cover(view), _for_all(view)]
    return html.Div(parts, className="briefing-side")


def _part(title: str, children: Sequence[Component], kind: str = "of-items") -> Component:
    return html.Section([html.H2(title), *children], className=f"briefing-part {kind}")


def _download(view: View) -> Component:
    names = {"pptx": "PowerPoint", "docx": "Word", "pdf": "PDF", "xlsx": "Excel"}
    names["zip"] = view.t("briefing_page.zip")
    buttons = [
        html.Button(names[ending], type="button", **attributes(data_file=ending))
        for ending in names
        if f".{ending}" in WRITERS
    ]
    words = view.t("briefing_page.template"), view.t("briefing_page.template_hint")
    template = upload(words[0], "template", ".pptx,.potx", words[1])
    return _part(
        view.t("briefing_page.download"), [html.Div(buttons, className="briefing-buttons"), template]
    )


def _share(view: View) -> Component:
    copied = attributes(data_keep="link", data_done=view.t("briefing_page.link_copied"))
    buttons = [
        html.Button(view.t("briefing_page.link"), type="button", **copied),
        html.Button(view.t("briefing_page.small_file"), type="button", **attributes(data_keep="small")),
    ]
    words = view.t("briefing_page.open"), view.t("briefing_page.open_hint")
    opening = upload(words[0], "open", ".json,.pptx", words[1])
    send = html.Div(buttons, className="briefing-buttons of-items")
    return _part(view.t("briefing_page.share"), [send, opening], "")


def _cover(view: View) -> Component:
    name = StaticHtml("input", {"type": "text", "maxlength": "300", "data-setting": "title"}, "")
    texts = [
        field(view.t(key), StaticHtml("input", {"type": "text", "maxlength": "300", "data-cover": one}, ""))
        for one, key in COVER_WORDS.items()
    ]
    languages = [html.Option(view.t(f"language.{known}"), value=known) for known in LANGUAGES]
    formats = [html.Option(view.t(FORMAT_WORDS[known]), value=known) for known in FORMATS]
    chosen = [
        field(
            view.t("briefing_page.language"), html.Select(languages, **attributes(data_setting="language"))
        ),
        field(
            view.t("briefing_page.format"),
            html.Select(formats, **attributes(data_setting="format", data_plain=FORMATS[0])),
        ),
    ]
    return _part(view.t("briefing_page.cover"), [field(view.t("briefing_page.name"), name), *texts, *chosen])


def _for_all(view: View) -> Component:
    day = format_date(view.snapshot.date, view.language)
    newest = "date" not in view.given
    dated = view.t("briefing_page.all_newest") if newest else view.t("briefing_page.all_date", date=day)
    buttons = [_all(view.t("briefing_page.all_place"), "placed"), _all(dated, "dated")]
    hint = html.P(view.t("briefing_page.all_hint"), className="quiet")
    return _part(view.t("briefing_page.all"), [hint, html.Div(buttons, className="briefing-buttons")])
