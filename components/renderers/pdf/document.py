"""What a PDF says and shows, as data for `document.typ`: no word of it is read as Typst's markup."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst

from components.briefing.briefing import Briefing, Format
from components.briefing.drawn import Drawn, DrawnBriefing
from components.briefing.plain_text import plain_text
from components.briefing.qr import qr_svg
from components.briefing.said import alternative, cover_lines, findings, foot, source_rows, subtitle, title_of
from components.charts.fonts import FAMILY, FOLDER
from components.colours import ACCENT, INK, LINE, SOFT_INK, TARGET
from data.words import Language, t
from data.words.numbers import format_number

HEIGHT = re.compile(r'<svg[^>]* height="([\d.]+)"')
TEMPLATE = Path(__file__).with_name("document.typ")
SIZES: dict[Format, tuple[int, int]] = {"16:9": (960, 540), "4:3": (720, 540), "A4": (842, 595)}  # points
MOST_ROWS, LONGEST_CELL = 120, 160
MOST_COLUMNS = 9
EDGES, AROUND = 72, 195  # points at both sides of a page; above and below a picture with its words


def picture_size(form: Format) -> tuple[float, float]:
    """Points that a picture has on a page; a page is higher where its picture is."""
    width, height = SIZES[form]
    return width - EDGES, height - AROUND


def pdf_bytes(drawn: DrawnBriefing, pictures: Mapping[str, str]) -> bytes:
    """pictures: id of an item → its SVG; tables have none."""
    language = drawn.briefing.language
    width, height = SIZES[drawn.briefing.format]
    headings, rows = source_rows(drawn)
    said = {
        "language": language,
        "width": width,
        "height": height,
        "font": FAMILY,
        "colours": {"ink": INK, "soft": SOFT_INK, "accent": ACCENT, "mark": TARGET, "line": LINE},
        "title": title_of(drawn),
        "cover": cover_lines(drawn),
        "mark": t("briefing.synthetic", language) if drawn.synthetic else "",
        "summary": {
            "title": t("briefing.summary.title", language),
            "lines": [item.title for item in findings(drawn)],
        },
        "items": [_item(item, pictures.get(item.item.id, ""), drawn.briefing) for item in drawn.items],
        "sources": {
            "title": t("briefing.sources.title", language),
            "headings": headings[:5],
            "rows": [row[:5] for row in rows],
            "addresses": [row[5] for row in rows],
        },
    }
    made = typst.compile(
        str(TEMPLATE),
        font_paths=[str(FOLDER)],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(said, ensure_ascii=False)},
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=0,
    )
    return bytes(made)


def _item(drawn: Drawn, svg: str, briefing: Briefing) -> dict[str, Any]:
    chart, language = drawn.chart, briefing.language
    said = {
        "heading": drawn.item.kind == "heading",
        "title": drawn.title,
        "comment": drawn.item.comment,
        "subtitle": subtitle(chart) if chart else "",
        "svg": svg,
        "height": SIZES[briefing.format][1] + max(0, _height(svg) - picture_size(briefing.format)[1]),
        "alternative": alternative(drawn),
        "notes": plain_text(" ".join(chart.all_notes), 420) if chart else "",
        "foot": foot(drawn, language),
        "address": drawn.address if drawn.address.startswith("http") else "",
        "code": qr_svg(drawn.address),
        "code_words": t("briefing.qr", language),
        "headings": [],
    }
    if chart is not None and not svg:
        columns = chart.columns[:MOST_COLUMNS]
        texts = zip(chart.texts(), range(MOST_ROWS), strict=False)
        rows = [[plain_text(cell, LONGEST_CELL) for cell in row[:MOST_COLUMNS]] for row, _ in texts]
        said |= {
            "headings": [column.label for column in columns],
            "rows": rows,
            "right": [column.align == "number" for column in columns],
            "more": _more(chart.frame.height, len(rows), language),
        }
    return said


def _height(svg: str) -> float:
    found = HEIGHT.search(svg)
    return float(found[1]) if found else 0


def _more(total: int, shown: int, language: Language) -> str:
    if shown >= total:
        return ""
    words = {"shown": format_number(shown, language), "total": format_number(total, language)}
    return t("briefing.rows_shown", language, **words)
