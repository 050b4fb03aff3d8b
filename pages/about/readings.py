"""The conventions that all numbers share, in words: blanks, counting rules, boundaries, synthetic data."""

from datetime import timedelta

from dash import html
from dash.development.base_component import Component

from components.cards.facts import facts
from components.colours import BLANKS
from components.reading.view import View
from data.measures.counts import BACK_TO_PAPER_LEDGERS, STAGES, SUSTAINED_DAYS
from data.measures.deadline import VIETNAM, report_deadline
from data.settings import settings
from data.words.dates import format_date
from data.words.numbers import format_number
from pages.about.sections import paragraphs, section

# The seven kinds; those that a map colours are shown in that colour.
KINDS_OF_BLANK = {
    "zero": (),
    "not_reported": ("not_reported", "no_report", "no_ledgers", "no_population", "no_file"),
    "held_back": ("held_back",),
    "not_expected": ("not_expected", "deployment_unknown"),
    "not_applicable": ("not_applicable",),
    "closed": ("no_stations",),
    "suppressed": (),
}
PLAIN = (
    "counting",
    "points",
    "expected",
    "ratio",
    "paperless",
    "care_unit",
    "rounding",
    "flow",
    "survival",
    "forecast",
)
REPORTS = ("deadline", "silent", "held_back")
READINGS = (*PLAIN[:3], *REPORTS, *PLAIN[3:5], "sustained", "back_to_paper", *PLAIN[5:])
GEOGRAPHY = ("schemes", "codes", "regions", "shapes", "islands", "never", "official")
DUE = "report_due_working_days"


def blanks(view: View) -> Component:
    """The seven kinds of blank: what each means and how it looks."""
    names = ("kind", "meaning", "look")
    heads = [html.Th(view.t(f"about.blanks.{name}"), scope="col") for name in names]
    rows = [_blank(view, kind, drawn) for kind, drawn in KINDS_OF_BLANK.items()]
    table = html.Table([html.Thead(html.Tr(heads)), html.Tbody(rows)], className="about-table")
    scroll = html.Div(table, className="about-scroll", tabIndex="0")
    return section(view, "blanks", [*paragraphs(view, "about.blanks.lead"), scroll])


def _blank(view: View, kind: str, drawn: tuple[str, ...]) -> Component:
    name = [html.Th(view.t(f"about.blank.{kind}.name"), scope="row")]
    keys = [
        html.Span(
            [html.I(className="swatch", style={"background": BLANKS[key]}), view.t(f"blank.{key}")],
            className="about-key",
        )
        for key in drawn
    ]
    look = [html.P(view.t(f"about.blank.{kind}.look")), *keys]
    return html.Tr([*name, html.Td(view.t(f"about.blank.{kind}.meaning")), html.Td(look)])


def readings(view: View) -> Component:
    """The counting rules, with the settings of the version on view."""
    plain = {name: view.t(f"about.reading.{name}.words") for name in PLAIN}
    ledgers = format_number(BACK_TO_PAPER_LEDGERS, view.language)
    told = plain | {
        "deadline": _deadline(view),
        "sustained": view.t("about.reading.sustained.words", days=SUSTAINED_DAYS),
        "silent": view.t("silent.definition"),
        "held_back": view.t("held_back_reports.definition"),
        "back_to_paper": view.t("back_to_paper.definition", ledgers=ledgers),
    }
    pairs = [(view.t(f"about.reading.{name}.name"), told[name]) for name in READINGS]
    steps = (view.t("about.reading.stages.name"), _stages(view))
    return section(view, "readings", [facts([*pairs, steps])])


def _stages(view: View) -> list[Component | str]:
    stages = [html.Li(view.t(f"stage.{stage}")) for stage in STAGES]
    return [view.t("stage.definition"), html.Ol(stages)]


def _deadline(view: View) -> str:
    day = view.snapshot.date
    days = int(view.snapshot.manifest.settings[DUE])
    last = report_deadline(day, days, settings().swapped_days).astimezone(VIETNAM).date() - timedelta(days=1)
    texts = {"date": format_date(day, view.language), "last": format_date(last, view.language)}
    return view.t("about.reading.deadline.words", days=days, **texts)


def geography(view: View) -> Component:
    """Two schemes of units, what is estimated, how the shapes are made, whom to thank."""
    pairs = [(view.t(f"about.geo.{name}.name"), view.t(f"about.geo.{name}.words")) for name in GEOGRAPHY]
    estimate = [html.P(view.t("estimate.definition")), html.P(view.t("about.geo.estimate.words"))]
    pairs.insert(2, (view.t("about.geo.estimate.name"), estimate))  # type: ignore[arg-type]
    sayings = [view.t("geography.approximate"), view.t("geography.illustrative")]
    credits = [html.P(view.t(f"about.geo.credits.{name}")) for name in ("osm", "units", "licence")]
    pairs.append((view.t("about.geo.disclaimer"), [html.P(words) for words in sayings]))  # type: ignore[arg-type]
    pairs.append((view.t("about.geo.credits.name"), credits))  # type: ignore[arg-type]
    return section(view, "geography", [facts(pairs)])


def synthetic(view: View) -> Component:
    """A description of the synthetic country, and a sentence that says if this version is of it."""
    now = "about.synthetic.now" if view.snapshot.synthetic else "about.synthetic.not_now"
    rest = ("about.synthetic.what", "about.synthetic.how", "about.synthetic.end")
    return section(view, "synthetic", paragraphs(view, now, *rest))
