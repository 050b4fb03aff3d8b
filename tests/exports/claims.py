"""What no page may say of an export that does not bear it: patterns of words, by language."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import cache

from data.words import Language, catalogue
from tests.exports.addresses import filters_set
from tests.exports.countries import WRITERS

WIDE_REGISTERS = ("pilot", "everyone")  # a station in every commune
NARROW = tuple(kind for kind in WRITERS if kind not in WIDE_REGISTERS)
WITH_UNKNOWN = tuple(kind for kind in WRITERS if kind != "everyone")
WITHOUT_LEDGERS = ("register_only", "visits_only")
WITHOUT_PEOPLE = ("no_populations",)
PART_OF_THE_COUNTRY = ("no_populations", "weekly", "yearly", "missing_quarter")  # two stations a province
EMPTY = ("no_register_lately", "empty_date")
# Fewer than three months, one after the other.
SHORT_SERIES = ("pilot", "everyone", "one_short", "weekly", "missing_quarter")
# Definitions and explanations: what they say holds of any export.
EXPLAINING = (
    *("about.", "break.", "metric.", "target.", "filter.", "scheme", "quality.calendar.coarser"),
    *("plan.note.stations", "platforms.v20-time.note", "forecast.note.ledgers", "stage.definition"),
    "place.lead.nobody",  # of stations required to report
)
NOUNS = (
    "stations posts provinces communes dates periods places rows people ledgers months reports districts "
    "zones regions figures weeks days targets groups areas visits doctors records checks values indicators"
)


def anywhere(address: str) -> bool:
    """Every address."""
    return True


def unfiltered(address: str) -> bool:
    """Addresses without a filter."""
    return not filters_set(address)


@dataclass(frozen=True)
class Claim:
    """Words, or the texts of keys, that are false of exports of these kinds at addresses that `at` names."""

    name: str
    words: dict[Language, str] = field(default_factory=dict)
    keys: tuple[str, ...] = ()
    kinds: Collection[str] = tuple(WRITERS)
    at: Callable[[str], bool] = field(default=anywhere)

    def found_in(self, said: Collection[str], language: Language) -> list[str]:
        """The sentences that make it, explanations apart."""
        found = [text for text in said if any(re.search(shape(key, language), text) for key in self.keys)]
        if pattern := self.words.get(language):
            made = (text for text in said if re.search(pattern, text))
            found += [text for text in made if re.search(pattern, without_explanations(text, language))]
        return sorted(found)


def without_explanations(text: str, language: Language) -> str:
    """What a text says of the data; nothing of the name of the country, which leads there."""
    texts = catalogue(language)
    if text == texts["scope.country"]:
        return ""
    explained = [words for key, words in texts.items() if key.startswith(EXPLAINING)]
    for words in sorted(explained, key=len, reverse=True):  # a long one may hold a short one
        text = text.replace(words, "")
    return text


@cache
def shape(key: str, language: Language) -> str:
    """A pattern of the texts that a key's words make."""
    return ".+?".join(map(re.escape, re.split(r"\{.*?\}", catalogue(language)[key])))


CLAIMS = (
    Claim("a page that cannot be shown", keys=("state.error", "state.error_title")),
    Claim(
        "the country, of a register that holds little of it",
        {
            "en": r"\b[Tt]he country\b|country’s|[Ww]hole country|\bnational:",
            "vi": r"[Cc]ả nước|[Tt]oàn quốc",
        },
        kinds=NARROW,
        at=lambda address: not address.startswith("/about"),  # its glossary has the words
    ),
    Claim(
        "the country’s stations, of three provinces",
        {"en": r"of the country’s", "vi": r"trạm trên cả nước"},
        kinds=("pilot",),
        at=unfiltered,
    ),
    Claim(
        "the country, though a filter holds",
        {
            "en": r"country’s|^(?!Scope).*[Ww]hole country|\b[Tt]he country:",
            "vi": r"trên cả nước|^(?!Phạm vi).*Cả nước",
        },
        kinds=WIDE_REGISTERS,
        at=lambda address: filters_set(address) and "places" not in address,
    ),
    Claim(
        "a share of nothing",
        {"en": r"\b0 of (the )?0\b|(?<![\d.,/])0/0(?![\d.,])", "vi": r"(?<![\d.,/])0/0(?![\d.,])"},
    ),
    Claim("nobody", {"en": r"\b[Nn]obody\b|\b[Nn]o one\b", "vi": r"[Kk]hông ai\b"}),
    Claim(
        "every station, where some are unknown",
        {
            "en": r"\b[Ee]very station\b(?! with data)|\bAll stations\b",
            "vi": r"\b[Mm]ọi trạm\b(?! có)|[Tt]ất cả các trạm",
        },
        kinds=WITH_UNKNOWN,
    ),
    Claim(
        "that none is required to report, where no report file came",
        keys=("status.unrequired", "gaps.card.none_expected", "station.report.not_expected"),
        kinds=("register_only", "no_reports_lately"),
        at=unfiltered,
    ),
    Claim(
        "a stage without a name", {"en": "at stage “Ledgers not known”", "vi": "ở bậc “Chưa có số liệu sổ”"}
    ),
    Claim("a comparison with nothing", {"en": r": –\.", "vi": r": –\."}),
    Claim(
        "the highest and the lowest of one",
        {
            "en": r"Highest: (.+?) \([^)]*\)\. Lowest: \1 \(",
            "vi": r"Cao nhất: (.+?) \([^)]*\)\. Thấp nhất: \1 \(",
        },
    ),
    Claim(
        "a number without its thousands",
        {"en": r"(?<![\w.,–/])\d{4,} rows", "vi": r"(?<![\w.,–/])\d{4,} dòng"},
    ),
    Claim(
        "the slowest of places of two stations",
        keys=("paperless.places.title", "paperless.places.title_ledger"),
        kinds=PART_OF_THE_COUNTRY,
        at=lambda address: address.startswith("/paperless") and unfiltered(address),
    ),
    Claim(
        "a name of the base in a frame that says it already",
        {
            "en": r"[Ss]tations?(:| of| in) [Ss]tations|\b(of|in) Whole ",
            "vi": r"(trạm|ở|của|cho): [Cc]ác trạm trong danh mục|[Tt]rạm (ở|của) (Các|Toàn|Cả)",
        },
    ),
    Claim("one of many", {"en": rf"(?<![\d.,/–−+])\b1 ({'|'.join(NOUNS.split())})\b"}),
    Claim(
        "a hole in a sentence",
        {"en": r"\{\w+\}|\bNone\b(?! of|, or)|\bnan\b", "vi": r"\{\w+\}|\bNone\b|\bnan\b"},
    ),
    Claim(
        "filters to blame, where none is set",
        keys=("state.empty",),
        kinds=(*EMPTY, "no_coordinates"),
        at=unfiltered,
    ),
    Claim("every station, where none is due", keys=("place.lead.nobody",), kinds=("no_platform",)),
    Claim(
        "100 % of 2,001 stations, one short",
        {
            "en": r"(Paperless stations|Paperless outpatient visits|Ledgers fully electronic): 100\.0%",
            "vi": r"(không giấy tờ|điện tử): 100,0%",
        },
        kinds=("one_short",),
        at=lambda address: unfiltered(address) and not address.startswith("/stations/"),
    ),
    Claim(
        "90 days, of fewer",
        {"en": r"\b[1-9][\d,]* of them for 90 days", "vi": r"\b[1-9][\d.]* trạm duy trì 90 ngày"},
        kinds=SHORT_SERIES,
    ),
    Claim(
        "a month, of a week",
        {"en": r"since October 2026|vs October 2026", "vi": r"so với tháng 10/2026"},
        kinds=("weekly",),
    ),
    Claim(
        "never paperless, without a ledger",
        {"en": r"have ever become paperless", "vi": r"từng không (dùng giấy tờ|giấy tờ)"},
        kinds=WITHOUT_LEDGERS,
    ),
    Claim("an end, of nothing known", {"en": r"would be complete in"}, kinds=WITHOUT_LEDGERS),
    Claim(
        "everyone is reached, without people",
        {"en": r"everyone is reached|[Mm]ore than half the population", "vi": r"hơn một nửa dân số"},
        kinds=WITHOUT_PEOPLE,
    ),
    Claim(
        "a target missed or met, by too few",
        keys=("home.short_by", "home.on_target"),
        kinds=PART_OF_THE_COUNTRY,
        at=lambda address: address.partition("?")[0] == "/" and unfiltered(address),
    ),
    Claim(
        "the lowest of all provinces, of three with enough data",
        {
            "en": r"lowest in .+, highest in (?!.+, of 3 of 34 )",
            "vi": r"thấp nhất .+, cao nhất (?!.+, trong 3/34 )",
        },
        kinds=("pilot",),
        at=lambda address: address.startswith("/platforms") and unfiltered(address),
    ),
    Claim(
        "more back on paper than at the first date, which knows none before it",
        {"en": r"^[+−]?\d+ since September 2026", "vi": r"^[+−]?\d+ so với tháng 9/2026"},
        kinds=("pilot",),
        at=lambda address: address.startswith("/paperless"),
    ),
    Claim(
        "no report, where the register lacks people",
        keys=("blank.no_report", "platforms.no_report"),
        kinds=WITHOUT_PEOPLE,
        at=lambda address: address.startswith("/platforms"),
    ),
)
