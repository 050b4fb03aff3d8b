"""An address understood as a View: what cannot be used becomes the default and a sentence, never an error."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from components.reading.address import Parameter, clipped, language_of, query_of, repeated_in
from components.reading.official import metrics_of
from components.reading.places import place_name
from components.reading.view import SHARED, View
from data.address import parse_scope
from data.geography.units import Units
from data.measures.metric import Metric
from data.measures.metrics import BY_KEY, DEFAULT_METRIC
from data.scope import PLACE_LEVELS, Problem, Scope
from data.store.publication import Publication
from data.store.snapshot import Snapshot
from data.store.versions import EarlierRelease, UnknownVersion
from data.words import LANGUAGES, Language, catalogue, t
from data.words.dates import format_date

LATEST = "latest"


@dataclass(frozen=True)
class Expected:
    """The part of an address that depends on the page: its parameters, its default metric, its comparison.

    in_path: the scheme and place that the path itself holds; the query's are ignored then.
    """

    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    metric: Metric = DEFAULT_METRIC
    in_path: Mapping[str, str] = field(default_factory=dict)
    compares: bool = False


def parse_view(
    path: str, search: str | None, publication: Publication, units: Units, expected: Expected
) -> View:
    """The view that an address asks for. Raises TramSoError when nothing is published."""
    own = expected.parameters
    reading = _Reading(language_of(search), _with_path(query_of(search), expected.in_path))
    reading.ignore(search, expected.in_path)
    reading.take("lang", lambda value: value in LANGUAGES)
    snapshot = reading.snapshot(publication)
    compare = reading.comparison(snapshot)
    scope = reading.scope(units, snapshot)
    asked = reading.take("metric", BY_KEY.__contains__)
    choices = {name: reading.take(name, own[name].accepts) or own[name].default for name in own}
    for name in sorted(reading.raw.keys() - {*SHARED, *own}):
        reading.refuse("unknown_parameter", name=name)
    return View(
        path=path,
        snapshot=snapshot,
        current=publication.current(),
        units=units,
        language=reading.language,
        scope=scope,
        compare=compare,
        metric=metrics_of(snapshot)[asked or expected.metric.key],
        choices=choices,
        given=reading.good,
        notices=tuple(reading.notices),
        in_path=frozenset(expected.in_path),
        compares=expected.compares,
    )


@dataclass
class _Reading:
    """The parameters being understood: what is good is kept, what is not leaves a notice."""

    language: Language
    raw: Mapping[str, str]
    good: dict[str, str] = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)

    def refuse(self, key: str, **values: object) -> None:
        texts = {name: clipped(str(value)) for name, value in values.items()}
        self.notices.append(t(f"address.{key}", self.language, **texts))

    def ignore(self, search: str | None, in_path: Mapping[str, str]) -> None:
        """Say which values do not count: those of a repeated parameter, places that the path contradicts."""
        for name, value in repeated_in(search).items():
            self.refuse("repeated", name=self._label(name), value=value)
        for name in _places(in_path):
            asked = query_of(search).get(name, self.raw.get(name))
            if asked != self.raw.get(name):
                self.refuse("in_path", name=self._label(name), value=asked)

    def _label(self, name: str) -> str:
        """The label that the reader knows the parameter by; its own name where it has none."""
        return catalogue(self.language).get(f"filter.{name}", name)

    def take(self, name: str, accepts: Callable[[str], bool]) -> str | None:
        """The value of a parameter when it is good; otherwise None, with a notice."""
        value = self.raw.get(name)
        if value is None:
            return None
        if not accepts(value):
            self.refuse("unknown_value", value=value, name=self._label(name))
            return None
        self.good[name] = value
        return value

    def snapshot(self, publication: Publication) -> Snapshot:
        """The date asked for in the version asked for; the latest and the current where they do not exist."""
        snapshot = self._version(publication)
        value = self.raw.get("date", LATEST)
        day = next((d for d in snapshot.dates if d.isoformat() == value), None)
        if day is not None:
            self.good["date"] = value
            return snapshot.on(day)
        if value != LATEST:
            self.refuse("unknown_date", value=value, shown=format_date(snapshot.date, self.language))
        return snapshot

    def _version(self, publication: Publication) -> Snapshot:
        version = self.raw.get("version")
        try:
            snapshot = publication.snapshot(version=version)
        except UnknownVersion as gone:
            earlier = isinstance(gone, EarlierRelease)
            self.refuse("earlier_release" if earlier else "unknown_version", value=version)
            return publication.snapshot()
        if version is not None:
            self.good["version"] = version
        return snapshot

    def comparison(self, snapshot: Snapshot) -> Snapshot | None:
        """The snapshot to compare with: the one asked for, or the one before."""
        value = self.raw.get("compare")
        day = next((d for d in snapshot.dates if d.isoformat() == value and d < snapshot.date), None)
        if day is not None:
            self.good["compare"] = day.isoformat()
            return snapshot.on(day)
        if value is not None:
            self.refuse("unknown_compare", value=value)
        return snapshot.previous

    def scope(self, units: Units, snapshot: Snapshot) -> Scope:
        """The places and stations chosen; of several places named only the finest is kept in links."""
        scope, problems = parse_scope(self.raw, units, snapshot.date)
        for problem in problems:
            self._refuse_scope(problem, scope, units)
        bad = {problem.key for problem in problems}
        plain = ("scheme", "zone", "area", "connection")
        self.good |= {name: self.raw[name] for name in plain if name in self.raw and name not in bad}
        if scope.code is not None:
            self.good[str(scope.level)] = scope.code
        return scope

    def _refuse_scope(self, problem: Problem, scope: Scope, units: Units) -> None:
        if problem.key not in PLACE_LEVELS:
            self.refuse("unknown_value", value=problem.value, name=self._label(problem.key))
            return
        shown = place_name(units, scope.scheme, scope.code, self.language)
        scheme = t(f"scheme_short.{scope.scheme}", self.language)
        self.refuse("unknown_place", value=problem.value, scheme=scheme, shown=shown)


def _with_path(query: dict[str, str], in_path: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in query.items() if name not in _places(in_path)} | dict(in_path)


def _places(in_path: Mapping[str, str]) -> tuple[str, ...]:
    """The parameters that the path holds instead of the query."""
    return ("scheme", *PLACE_LEVELS) if in_path else ()
