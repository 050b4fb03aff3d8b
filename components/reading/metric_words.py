"""A metric in words and numbers: its label, its style, its target and the distance to it."""

from dataclasses import replace

from data.measures.metric import Metric
from data.measures.targets import Target
from data.words import Language, t
from data.words.dates import format_date
from data.words.numbers import DECIMAL, PART, NumberStyle, change_over_time, changed, rounded, shown

STYLES: dict[str, NumberStyle] = {"share": PART, "rate": DECIMAL, "mean": DECIMAL}


def style_of(metric: Metric) -> NumberStyle:
    """The number style of the metric, the same everywhere: a value beside its target never reads as it."""
    limit = metric.target.value if metric.target else None
    return replace(STYLES[metric.form], limit=limit)


def label_of(metric: Metric, language: Language) -> str:
    """The metric's full name."""
    return t(f"metric.{metric.key}.label", language)


def short_of(metric: Metric, language: Language) -> str:
    """The metric's short name, for axes and columns."""
    return t(f"metric.{metric.key}.short", language)


def value_text(value: float | None, metric: Metric, language: Language) -> str:
    """A value of the metric as sentences and cards say it."""
    return shown(value, style_of(metric), language)


def change_text(change: float | None, metric: Metric, language: Language) -> str:
    """A change of the metric with its sign."""
    return change_over_time(change, style_of(metric), language)


def target_text(metric: Metric, language: Language) -> str | None:
    """The official target in words, None where the metric has none."""
    if metric.target is None:
        return None
    value = target_meaning(metric.target, metric, language)
    return t("chart.target_before", language, value=value, date=format_date(metric.target.by, language))


def basis_of(target: Target, language: Language) -> str:
    """The document that a target rests on."""
    if target.issued is None:
        return t(f"about.basis.{target.key}", language)
    issued = format_date(target.issued, language)
    return t(
        "about.targets.given_basis", language, document=target.document, issued=issued, article=target.article
    )


def target_meaning(target: Target, metric: Metric, language: Language) -> str:
    """The value that the document asks for: “95%”, “trên 90%”, “4–5”."""
    value = target_value(target.value, metric, language)
    if target.upper is not None:
        return f"{value}–{target_value(target.upper, metric, language)}"
    return t("gaps.above", language, value=value) if target.comparison == "above" else value


def target_value(value: float, metric: Metric, language: Language) -> str:
    """A target as the document writes it: 95%, not 95,0%."""
    exact = rounded(value, style_of(metric))
    whole = exact is not None and exact == exact.to_integral_value()
    return shown(value, replace(style_of(metric), decimals=0) if whole else style_of(metric), language)


def better_change(change: float | None, metric: Metric) -> bool | None:
    """True for a change for the better; None where there is none, or neither way is better."""
    if change is None or not changed(change) or metric.better == "neither":
        return None
    return (change > 0) == (metric.better == "higher")
