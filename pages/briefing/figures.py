"""The charts of a briefing's items: each page is built once more, and its figures are taken from it."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from urllib.parse import quote

from dash import html

from components.briefing.briefing import Briefing
from components.briefing.drawn import Drawn, DrawnBriefing, figure_id
from components.briefing.item import Item, address_of, search_of
from components.briefing.plots.make import PLOTS, office_kind
from components.briefing.plots.parts import Figure
from components.cards.figure_card import charts_on
from components.charts.chart import Chart
from components.reading.address import from_root
from components.reading.denominator import definition_of
from components.reading.metric_words import label_of
from components.reading.view import View
from components.renderers.plotly.render import render
from data.words import Language, t
from pages.briefing.refresh import draw_changes
from pages.serving.faults import told
from pages.shell.page import NOT_FOUND, PageAt
from pages.shell.published import publication, view_of


@dataclass(frozen=True)
class BuiltPage:
    """The view of an address and its page's charts; a fault in words where there are none."""

    view: View | None
    charts: dict[str, Chart]
    fault: str = ""


@dataclass
class Figures:
    """The figures of one moment: all items that follow the current version are of the same one.

    page_at: an address → its page. origin: scheme and name of the server, such as `https://tramso.example`.
    """

    page_at: PageAt
    language: Language
    origin: str = ""

    def __post_init__(self) -> None:
        self.version = publication().current()
        self._built: dict[tuple[str, str], BuiltPage] = {}

    def draw(self, item: Item) -> Drawn:
        """An item drawn; one that cannot be says why."""
        if item.kind == "heading":
            return Drawn(item, None)
        built = self._page(item.path, search_of(item, self.language, self.version))
        chart = built.charts.get(item.figure)
        if built.view is None or chart is None:
            fault = built.fault or t("briefing.fault.no_figure", self.language, figure=item.figure)
            return Drawn(item, None, fault=fault)
        version = chart.context.version
        seen = {**item.query, "date": built.view.snapshot.date.isoformat()}
        pinned = Item(item.id, path=item.path, query=seen, figure=item.figure, version=version)
        return Drawn(
            item,
            chart,
            _figure(chart),
            address=self.origin + from_root(address_of(pinned, self.language)),
            figure_id=figure_id(item.path, seen, item.figure, version),
            notices=built.view.notices,
            definitions=_definitions(chart, built.view),
        )

    def _page(self, path: str, search: str) -> BuiltPage:
        """The page at an address, built for all of its figures together."""
        at = (path, search)
        if at not in self._built:
            self._built[at] = _built(self.page_at, path, search, self.language)
        return self._built[at]


def draw_briefing(
    briefing: Briefing, page_at: PageAt, origin: str = "", only: Collection[str] = ()
) -> DrawnBriefing:
    """Every item drawn, in order. only: the ids of those that are wanted, where not all are."""
    figures = Figures(page_at, briefing.language, origin)
    drawn = (
        draw_changes(item, briefing, figures.draw, origin) if item.kind == "changes" else figures.draw(item)
        for item in briefing.items
        if not only or item.id in only
    )
    return DrawnBriefing(briefing, tuple(drawn), origin)


def _built(page_at: PageAt, path: str, search: str, language: Language) -> BuiltPage:
    page, parts = page_at(path)
    if page.key == NOT_FOUND:
        return BuiltPage(None, {}, t("briefing.fault.no_page", language, path=quote(path)))
    try:
        view = view_of(page, path, search)
        return BuiltPage(view, charts_on(html.Div(page.render(view, **parts))))
    except Exception as error:
        return BuiltPage(None, {}, told(error, language))


def _figure(chart: Chart) -> Figure | None:
    """The figure of a chart that has axes, as office programs draw it; maps, flows and ledgers have none."""
    kind = office_kind(chart)
    drawn = kind in PLOTS and not chart.frame.is_empty()
    return render(replace(chart, kind=kind)) if drawn else None


def _definitions(chart: Chart, view: View) -> tuple[str, ...]:
    return tuple(
        f"{label_of(metric, view.language)}: {definition_of(metric, view.snapshot, view.language)}"
        for metric in chart.metrics
    )
