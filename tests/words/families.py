"""The families of words whose keys are computed from names that stand in another module than the computation.

Shape → the names that fill it, taken from the code that holds them. A shape whose names stand in the module
that computes the keys needs no entry: the module is read for them.
"""

from collections.abc import Collection, Mapping
from functools import cache
from itertools import product
from typing import get_args, get_type_hints

from components.colours import BLANKS
from components.dots.states import STATES as DOT_STATES
from components.frame.shell import WORDS
from components.maps.classes import FOLLOWING
from data.contract import REASONS, SITE_KINDS, TABLES, WARNINGS
from data.measures.breaks import BREAKS
from data.measures.chain import STEPS, UNKNOWN, chain_of
from data.measures.clusters import KINDS as CLUSTER_KINDS
from data.measures.clusters import SIGNIFICANT
from data.measures.counts import EVERY_STAGE
from data.measures.effort import FACTORS
from data.measures.effort import ORDERS as CLOSING_ORDERS
from data.measures.equity import Rank, Verdict
from data.measures.events import KINDS as EVENTS
from data.measures.funnel import LIMITS as FUNNEL_LIMITS
from data.measures.funnel import VERDICTS as FUNNEL_VERDICTS
from data.measures.ledger_catalogue import STATES, Ledger
from data.measures.metric import Metric
from data.measures.metrics import METRICS
from data.measures.platforms import PLATFORMS, RATES, RECORD_STEPS
from data.measures.quality import CHECK_KEYS, FIELDS
from data.measures.reasons import factors_of
from data.measures.reports import REPORT_STATES
from data.measures.targets import UNDRAWABLE_TARGETS, Target
from data.methods.plan import ORDERS
from data.roles.mapping import NoRole
from data.scope import PLACE_LEVELS, SCHEMES, Role
from data.store.report import SEEMS
from data.words import LANGUAGES, under
from pages.about.methods import METHODS
from pages.about.methods import PARTS as METHOD_PARTS
from pages.about.sections import SECTIONS
from pages.gaps.closing.trips import FILES as EFFORT_FILES
from pages.gaps.closing.trips import TRIPS
from pages.places.units import COUNTED
from pages.quality.warned import COMPARED
from pages.registry import PAGES
from queries.arrivals import FATES
from queries.ledgers import STATE_OF_LETTER
from queries.search import LEVEL_ORDER
from tests.words.usage import HOLE, Use, holes, keys, strings, uses


def choices(record: type, field: str) -> tuple[str, ...]:
    """What a field of a record may hold."""
    return get_args(get_type_hints(record)[field])


METRIC_KEYS = [metric.key for metric in METRICS]
TARGETS = [metric.target.key for metric in METRICS if metric.target] + [one.key for one in UNDRAWABLE_TARGETS]
KINDS = tuple(WORDS)
TABLE_NAMES = [table.name for table in TABLES]
LISTED = [(table.name, column.name) for table in TABLES for column in table.columns]
EVIDENCE = choices(Ledger, "evidence")
FILES = ("xlsx", "csv")
# The rungs of data/measures/platforms.py beside those of records.
STEPS_OF_STATIONS = (
    *("sites", "deployed", "reporting", "paperless", "connected", "consulting", "chatting"),
    *("assigned", "treated", "some_templates", "all_templates"),
)

FAMILIES: Mapping[str, Collection[str | tuple[str, ...]]] = {
    "{}.{}": [(kind, name) for kind, names in WORDS.items() for name in names],
    "about.arrivals.{}": FATES,
    "about.basis.{}": TARGETS,
    "about.better.{}": choices(Metric, "better"),
    "about.confidence.{}": choices(Target, "confidence"),
    "about.count.{}": {count for metric in METRICS for count in (metric.numerator, metric.denominator)},
    "about.fault.seems.{}": SEEMS,
    "about.form.{}": choices(Metric, "form"),
    "about.group.{}": choices(Metric, "group"),
    "about.held_back.{}": ("reason", "warning"),
    "about.reason.{}": REASONS,
    "about.section.{}": SECTIONS,
    "about.method.{}": METHOD_PARTS,
    "about.method_of.{}.title": METHODS,
    "about.method_of.{}.{}": [*product(METHODS, METHOD_PARTS)],
    "about.table.{}": TABLE_NAMES,
    "about.targets.{}": choices(Target, "comparison"),
    "about.warning.{}": WARNINGS,
    "about.{}.title": (
        "method_check",
        "glossary",
        "held_back",
        "ledgers",
        "official",
        "sources",
        "targets",
        "versions",
    ),
    "about.{}.{}": [
        *product(("reason",), REASONS),
        *product(("warning",), WARNINGS),
        *product(("table",), TABLE_NAMES),
    ],
    "area.{}": ("0", *WORDS["area"]),
    "blank.{}": (*BLANKS, "closed", "in_its_station", "no_survey", "no_value"),
    "break.{}.mark": [one.key for one in BREAKS],
    "break.{}.reason": [one.key for one in BREAKS],
    "briefing_said.{}": under("briefing_said", "vi"),
    "chart.{}": FILES,
    "collected.{}": under("collected", "vi"),
    "views.{}": under("views", "vi"),
    "connection.{}": WORDS["connection"],
    "convert.column.{}.{}": LISTED,
    "convert.guide.{}": (
        "first",
        "second",
        "third",
        "table",
        "column",
        "name",
        "needed",
        "kind",
        "words",
        "means",
    ),
    "convert.kind.{}": ("text", "whole", "double", "bool", "date", "time"),
    "convert.means.{}.{}": LISTED,
    "convert.word.{}.{}": [
        (column.name, word) for table in TABLES for column in table.columns for word in column.words
    ],
    "filter.{}": (*PLACE_LEVELS, *KINDS, "index"),
    "filtered.{}.{}": [(kind, name) for kind, names in WORDS.items() for name in names],
    "gaps.by.open_{}": KINDS,
    "gaps.closing.trip.{}": TRIPS,
    "gaps.closing.{}": ("best", "share"),
    "gaps.closing.lead.{}.{}": [*product(("station", "gap"), CLOSING_ORDERS)],
    "gaps.closing.list.{}": CLOSING_ORDERS,
    "gaps.closing.order.{}": CLOSING_ORDERS,
    "gaps.closing.rank.{}": CLOSING_ORDERS,
    "gaps.effort.{}.name": FACTORS,
    "gaps.effort.{}.what": FACTORS,
    "gaps.effort.{}.why": FACTORS,
    "gaps.effort.file.{}": EFFORT_FILES,
    "gaps.clusters.note_{}": (*SIGNIFICANT, "candidates"),
    "gaps.clusters.title_{}": ("clusters", "candidates"),
    "gaps.clusters.global_{}": ("alike", "unlike", "chance"),
    "gaps.clusters.base_{}": choices(Metric, "form"),
    "gaps.clusters.{}": (*CLUSTER_KINDS, "candidates"),
    "gaps.equity.curve_{}": get_args(Verdict),
    "paperless.pace.log_rank_{}": ("differ", "same"),
    "gaps.equity.people_fifth.{}": "12345",
    "gaps.equity.rank.{}": get_args(Rank),
    "gaps.equity.ranked_{}": get_args(Rank),
    "gaps.equity.read_{}": get_args(Rank),
    "gaps.equity.fifth.{}": "12345",
    "gaps.step.{}": {*STEPS, *UNKNOWN, "unknown"} - {"on_paper", "not_used"},
    "reasons.factor.{}": {factor for metric in METRICS for factor in factors_of(metric)},
    "gaps.why.bridge_{}": ("no_site", "surplus", "allowed"),
    "gaps.why.{}": ("empty", "uncounted", "unregistered"),
    "gaps.table.by_value_{}": choices(Metric, "better"),
    "gaps.used.{}": [metric.key for metric in METRICS if chain_of(metric)],
    "grid.{}": under("grid", "vi"),
    "home.based.{}": {metric.basis.words for metric in METRICS if metric.basis.words},
    "language.{}": LANGUAGES,
    "ledger.{}": list(STATE_OF_LETTER.values()),
    "level.noun.{}": (*PLACE_LEVELS, *KINDS),
    "level.one.{}": (*PLACE_LEVELS, *KINDS),
    "level.plural.{}": PLACE_LEVELS,
    "map.classes.note.{}": ["agreed", "equal", "target", *FOLLOWING, *(f"{kind}_few" for kind in FOLLOWING)],
    "map.level.{}": (*PLACE_LEVELS, "stations"),
    "map.target.{}": choices(Target, "comparison"),
    "map.units.{}": (*PLACE_LEVELS, "stations"),
    "marks_said.{}": under("marks_said", "vi"),
    "metric.{}.caveat": METRIC_KEYS,
    "metric.{}.definition": METRIC_KEYS,
    "metric.{}.label": METRIC_KEYS,
    "metric.{}.short": METRIC_KEYS,
    "metric.{}.unit": METRIC_KEYS,
    "nav.{}": PAGES,
    "paperless.evidence.{}": EVIDENCE,
    "paperless.state.{}": STATES,
    "place.funnel.{}": (*FUNNEL_LIMITS, *FUNNEL_VERDICTS),
    "place.units.{}": COUNTED,
    "place.{}": ("became", "made_from", "unchanged"),
    "plan.means.{}": ORDERS,
    "plan.order.{}": ORDERS,
    "platforms.meaning.{}": ("registered", "active"),
    "platforms.step.{}": (*RECORD_STEPS, *STEPS_OF_STATIONS),
    "platforms.unit.{}": PLATFORMS,
    "platforms.uses.{}": RATES,
    "platforms.{}.bases_{}": [*product(PLATFORMS, ("differ", "same"))],
    "platforms.{}.finding": PLATFORMS,
    "platforms.{}.name": PLATFORMS,
    "quality.check.{}.name": CHECK_KEYS,
    "quality.compared.{}": COMPARED,
    "quality.check.{}.{}": [*product(CHECK_KEYS, ("formula", "why"))],
    "quality.field.{}": FIELDS,
    "scheme_short.{}": SCHEMES,
    "search.group.{}": LEVEL_ORDER,
    "signin.refused.{}": get_args(get_type_hints(NoRole.__init__)["why"]),
    "signin.role.{}": get_args(Role),
    "stage.{}": {*EVERY_STAGE, *(state.key for state in DOT_STATES)},
    "station.event.{}": EVENTS,
    "station.evidence.{}": EVIDENCE,
    "status.missing.{}": TABLE_NAMES[1:],
    "status.{}": ("deployment_unknown", "nothing_expected", "unexpected", "unrequired"),
    "status.odd.table.{}": TABLE_NAMES,
    "station.kind.{}": SITE_KINDS,
    "station.peers.title.{}": SITE_KINDS,
    "station.register.{}": ("not_deployed", "platform_unknown", *(f"commune{scheme}" for scheme in SCHEMES)),
    "station.report.{}": REPORT_STATES,
    "target.{}.label": TARGETS,
    "target.{}.reason": [one.key for one in UNDRAWABLE_TARGETS],
    "zone.{}": WORDS["zone"],
}


@cache
def expanded(shape: str) -> frozenset[str]:
    """The keys of a declared family, none where the shape is not declared."""
    names = ((name,) if isinstance(name, str) else name for name in FAMILIES.get(shape, ()))
    return frozenset(shape.format(*parts) for parts in names)


@cache
def made_of(use: Use) -> frozenset[str]:
    """The keys that a line names: one, its family, or those whose names stand in its module."""
    if not use.computed:
        return frozenset({use.shape} & keys())
    if use.shape.startswith(HOLE):
        return expanded(use.shape)
    found = {key: holes(use.shape).fullmatch(key) for key in keys()}
    own = {key for key, match in found.items() if match and strings()[use.module].issuperset(match.groups())}
    return expanded(use.shape) | own


@cache
def lines() -> Mapping[str, tuple[Use, ...]]:
    """Key → the lines that name it, in the order of modules; none for a key that nothing says."""
    found: dict[str, list[Use]] = {key: [] for key in keys()}
    for use in uses():
        for key in made_of(use) & keys():
            found[key].append(use)
    return {key: tuple(made_by) for key, made_by in found.items()}
