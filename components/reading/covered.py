"""Whom the values of a scope speak for, whether they may stand for the place, and in words."""

from collections.abc import Callable
from dataclasses import dataclass

from data.measures.coverage import Coverage, Register
from data.measures.metric import Metric
from data.words import Language, level_noun, t
from data.words.numbers import format_number


def unknown(metric: Metric) -> Coverage | None:
    """The coverage of every metric before the data are asked: none."""
    return None


@dataclass(frozen=True)
class Covered:
    """of: metric → its coverage in the scope, None without a value. register: of the scope's place, None
    before the data are asked. wide_from: the share from which either may stand for the place.
    """

    of: Callable[[Metric], Coverage | None] = unknown
    register: Register | None = None
    wide_from: float = 0.0

    @property
    def whole_register(self) -> bool:
        """True where the register may stand for the place."""
        return self.register is None or self.register.wide(self.wide_from)

    def narrow(self, metric: Metric) -> Coverage | None:
        """The coverage of a metric whose value may not stand for the place; None where it may."""
        found = self.of(metric)
        return None if found is None or found.wide(self.wide_from) else found


def whom(covered: Covered, language: Language, metric: Metric) -> str:
    """“892 of 11,011 stations and posts with data, in 3 of 34 provinces”; else empty."""
    return whom_of(covered, language, covered.of(metric))


def whom_of(covered: Covered, language: Language, found: Coverage | None) -> str:
    """The same of a value with that coverage."""
    if found is None or found.wide(covered.wide_from):
        return ""
    everywhere = found.areas == found.register.all_areas
    key = "everywhere" if everywhere else "data"
    if not covered.whole_register:
        key = "of_register" if everywhere and found.stations < found.all_stations else "register"
    numbers = {"known": found.stations, "all": found.all_stations}
    texts = {name: format_number(number, language) for name, number in numbers.items()}
    return t(f"coverage.{key}", language, areas=areas_text(found, language), **texts)


def with_whom(sentence: str, speaks_for: str, language: Language) -> str:
    """The sentence or title, and before its full stop whom its value speaks for, where that is said."""
    if not speaks_for:
        return sentence
    words = sentence.removesuffix(".")
    return t("coverage.sentence", language, sentence=words, whom=speaks_for) + sentence[len(words) :]


def areas_text(found: Coverage, language: Language) -> str:
    """“3 of 34 provinces”; with a station in each, the communes of the register."""
    register = found.register
    known, every, level = found.areas, register.all_areas, register.level
    if known == every:
        known, every, level = register.communes, register.all_communes, "commune"
    texts = {"known": format_number(known, language), "all": format_number(every, language)}
    return t("coverage.areas", language, level=level_noun(level, language), **texts)
