"""The population that shares of people are of, in words, where a version goes by an official one."""

from collections.abc import Mapping

from data.measures.metric import Metric
from data.store.snapshot import Snapshot
from data.words import Language, level_noun, t
from data.words.numbers import format_number


def official_people(snapshot: Snapshot) -> Mapping[str, str] | None:
    """The official figures that the date goes by, None where its people are the register's.

    As `population_said` of data/mart/official_people.py says them.
    """
    given = snapshot.manifest.official.get("population")
    rows = given.rows if given else []
    return next((row for row in rows if row["date"] == snapshot.date.isoformat()), None)


def people_text(snapshot: Snapshot, language: Language) -> str:
    """Whose figures, how they are spread, where the register's stand; empty where all are those."""
    row = official_people(snapshot)
    if row is None:
        return ""
    scheme, level = t(f"scheme_short.{row['scheme']}", language), t(f"level.one.{row['level']}", language)
    words = {"level": level, "scheme": scheme, "years": years_text(row), "source": row["source"]}
    kept = len(row["kept"].split())
    count, units = format_number(kept, language), level_noun(row["level"], language)
    rest = t("people.kept", language, count=count, level=units) if kept else ""
    return " ".join(filter(None, (t("people.official", language, **words), rest)))


def years_text(row: Mapping[str, str]) -> str:
    """“2024”, “2020–2024”."""
    return "–".join(dict.fromkeys((row["first_year"], row["last_year"])))


def source_of(snapshot: Snapshot, language: Language) -> str:
    """The source of the numbers, which says where they are not real, and that of an official population."""
    row = official_people(snapshot)
    source = t("source.synthetic" if snapshot.synthetic else "source.real", language)
    if row is None:
        return source
    words = {"years": years_text(row), "people": row["source"]}
    return t("people.source", language, source=source, **words)


def definition_of(metric: Metric, snapshot: Snapshot, language: Language) -> str:
    """The metric's definition; of a share of people with the population that it is of."""
    people = people_text(snapshot, language) if metric.of_people else ""
    return " ".join(filter(None, (t(f"metric.{metric.key}.definition", language), people)))
