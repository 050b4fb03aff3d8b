"""The view of a reader: the address, parsed once and kept parsed, and the links that lead on from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as Day
from functools import lru_cache, partial
from urllib.parse import quote, urlencode

from components.reading.address import from_root
from components.reading.context import Context
from components.reading.covered import Covered, whom
from components.reading.denominator import people_text, source_of
from components.reading.estimates import estimate_in_words
from components.reading.places import place_name
from data.geography.units import Units
from data.measures.metric import Metric
from data.measures.metrics import DEFAULT_METRIC
from data.scope import PLACE_LEVELS, Reader, Scope, StationScope, stations_of
from data.store.snapshot import Snapshot
from data.words import Language, t

FILTERS = ("zone", "area", "connection")
SCOPE_PARAMETERS = (*PLACE_LEVELS, *FILTERS)
SHARED = ("lang", "version", "date", "compare", "scheme", *SCOPE_PARAMETERS, "metric")


@dataclass(frozen=True)
class View:
    """One address, understood.

    given: the parameters that are valid; notices: a sentence for each that is not.
    snapshot: the version and date looked at; current: the id of the version that is current now.
    compare: the snapshot to compare with, the one before by default, None at the first.
    choices: the page's own parameters, with their defaults. in_path: the parameters that the path holds.
    compares: the page shows a comparison; where not, its date stays in the address, unused.
    estimated: date up to the view's → share of the stations placed in its unit by estimate, above zero only.
    covered: whom the scope's values speak for. reader: who reads; the scope itself is of all stations.
    """

    path: str
    snapshot: Snapshot
    current: str
    units: Units
    language: Language
    scope: Scope
    compare: Snapshot | None = None
    metric: Metric = DEFAULT_METRIC
    choices: Mapping[str, str] = field(default_factory=dict)
    given: Mapping[str, str] = field(default_factory=dict)
    notices: tuple[str, ...] = ()
    in_path: frozenset[str] = frozenset()
    compares: bool = False
    estimated: Mapping[Day, float] = field(default_factory=dict)
    covered: Covered = field(default=Covered(), compare=False, repr=False)
    reader: Reader = field(default=Reader())

    @property
    def stations(self) -> StationScope:
        """The stations of the scope that may be shown one by one."""
        return stations_of(self.scope, self.reader)

    @property
    def pinned(self) -> bool:
        """True where the address asks for another version than the current one."""
        return self.snapshot.version != self.current

    @property
    def place_name(self) -> str:
        """The name of the place looked at: the finest one chosen, or the country.

        A register that holds too little of the country to stand for it is called the register.
        """
        return self._name("scope.country", "scope.register")

    @property
    def place(self) -> str:
        """The stations looked at: every other filter that holds, and the place where one is chosen."""
        return self._filtered(self.place_name)

    @property
    def place_in_sentence(self) -> str:
        """The same inside a sentence: “the country”, “Điện Biên”, “zone 3, Điện Biên”."""
        return self._filtered(self._name("scope.country_in_sentence", "scope.register_in_sentence"))

    def _name(self, country: str, register: str) -> str:
        if self.scope.code:
            return place_name(self.units, self.scope.scheme, self.scope.code, self.language)
        return self.t(country if self.covered.whole_register else register)

    def _filtered(self, name: str) -> str:
        """The filters and the name, which is left out where it is not a place chosen: “zone 3”."""
        filters = [self.t(f"filtered.{kind}.{value}") for kind, value in self.filters.items()]
        return self.t("filtered.join").join([*filters, *([name] if self.scope.code or not filters else [])])

    @property
    def filters(self) -> dict[str, str]:
        """The filters beside the place that are set: parameter → value as in the address."""
        values = {name: getattr(self.scope, name) for name in FILTERS}
        return {name: str(value) for name, value in values.items() if value is not None}

    @property
    def scope_text(self) -> str:
        """The place and every other filter in words, as it stands on charts and in files."""
        filters = [self.t(f"{name}.{value}") for name, value in self.filters.items()]
        scheme = self.t(f"scheme_short.{self.scope.scheme}")
        return self.t("scope.join").join([self.place_name, scheme, *filters])

    @property
    def source_text(self) -> str:
        """The source of the numbers, in words."""
        return source_of(self.snapshot, self.language)

    @property
    def year_before(self) -> Snapshot | None:
        """The snapshot of the same month a year earlier, None where there is none."""
        day = self.snapshot.date
        found = [d for d in self.snapshot.dates if (d.year + 1, d.month) == (day.year, day.month)]
        return self.snapshot.on(found[-1]) if found else None

    def context(self, estimated: Mapping[Day, float] | None = None, *, scope: str | None = None) -> Context:
        """The context of a chart of the view.

        estimated: as the view's, where the chart compares other units than the view's own. scope: a scope of
        the chart's own in words, of which no estimate is said.
        """
        shares = {} if scope else self.estimated if estimated is None else estimated
        day, scheme = self.snapshot.date, self.scope.scheme
        today = {day: shares[day]} if day in shares else {}
        return Context(
            scope=scope or self.scope_text,
            date=day,
            source=self.source_text,
            language=self.language,
            synthetic=self.snapshot.synthetic,
            version=self.snapshot.version,
            dates=self.snapshot.dates_until,
            people=people_text(self.snapshot, self.language),
            estimate=estimate_in_words(today, day, scheme, self.language),
            estimate_over_time=estimate_in_words(shares, day, scheme, self.language),
            **({} if scope else {"speaks_for": partial(whom, self.covered, self.language)}),
        )

    def t(self, key: str, **values: object) -> str:
        """Words in the reader's language."""
        return t(key, self.language, **values)


def href(view: View, /, path: str | None = None, **changes: object) -> str:
    """A link that keeps what the reader has chosen, with changes; None takes a parameter away.

    A page's own parameters stay only on that page. A new place takes the place of the old one, taking a place
    away leads to the one that holds it, and another scheme leads to the whole country.
    """
    same = path in (None, view.path)
    kept = {
        name: text
        for name, text in view.given.items()
        if (name not in view.in_path if same else name in SHARED)
    }
    said = {name: None if value is None else str(value) for name, value in changes.items()}
    if said.keys() & {"scheme", *PLACE_LEVELS}:
        for level in PLACE_LEVELS:
            kept.pop(level, None)
        said = {**_above(view, said), **said}
    left = {name: text for name, text in {**kept, **said}.items() if text is not None}
    query = "&".join(_pair(name, left[name]) for name in sorted(left, key=_position))
    return from_root(path or view.path) + (f"?{query}" if query else "")


@lru_cache(maxsize=4096)
def _pair(name: str, text: str) -> str:
    """One parameter as addresses write it. A page has up to a thousand links that share most of theirs."""
    return urlencode({name: text})


def place_href(view: View, scheme: str, code: str, **changes: object) -> str:
    """A link to the page of a place, whose path holds the place; it keeps the rest."""
    return href(view, f"/places/{scheme}/{code}", **dict.fromkeys(("scheme", *PLACE_LEVELS)), **changes)


def station_href(view: View, station_id: str) -> str:
    """A link to the page of a station that keeps what the reader has chosen."""
    return href(view, f"/stations/{quote(station_id, safe='')}")


def _above(view: View, said: Mapping[str, str | None]) -> dict[str, str]:
    """The place that holds the one taken away; nothing where a new place or scheme is named."""
    if "scheme" in said or any(said.get(level) for level in PLACE_LEVELS):
        return {}
    taken = min(PLACE_LEVELS.index(level) for level in PLACE_LEVELS if level in said)
    outer = [level for level in PLACE_LEVELS[:taken] if getattr(view.scope, level) is not None]
    return {outer[-1]: getattr(view.scope, outer[-1])} if outer else {}


def _position(name: str) -> tuple[int, str]:
    return (SHARED.index(name) if name in SHARED else len(SHARED), name)
