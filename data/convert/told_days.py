"""Months and days that a file tells of itself, held against the day that it is converted to."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from data.convert.days import VIETNAM
from data.convert.part import Part
from data.convert.sheet import shown
from data.geography.naming import without_accents

AFTER = timedelta(days=62)  # an export or a report still belongs to the date this long after it
BEFORE = timedelta(days=7)  # a report for a period may come in this long before its last day
SINCE = ("opened_on", "platform_since")
_LEGAL = re.compile(r"thong tu|quyet dinh|nghi dinh|nghi quyet|cong van|ban hanh|ngay \d+ thang")
_DAY = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](20\d{2})(?!\d)")
_ISO = re.compile(r"(?<!\d)(20\d{2})-(\d{2})(?:-(\d{2}))?(?!\d)")
_MONTH = re.compile(r"(?:thang ?|\bt|(?<![\d/.-]))(\d{1,2})(?: nam |[ /._-]+)(20\d{2})(?![\d-])")


@dataclass(frozen=True)
class _Told:
    """A month, or a day where `day` is one, as the file writes it."""

    text: str
    first: date
    day: bool

    def fits(self, wanted: date) -> bool:
        """True for the date's month, and for a day soon after the date, on which it may have been written."""
        same = (self.first.year, self.first.month) == (wanted.year, wanted.month)
        return same or (self.day and wanted < self.first <= wanted + AFTER)


def contradictions(part: Part, day: date) -> Iterator[str]:
    """Sentences on what does not fit the day: months in titles and file names, and days in the rows."""
    told = [one for text in (part.rows.sheet.place, *part.rows.titles) for one in _told(text)]
    if told and not any(one.fits(day) for one in told):
        named = ", ".join(dict.fromkeys(one.text for one in told))
        yield _sentence(part, f"its name or titles say {named}", day)
    yield from _of_reports(part, day)
    for name in SINCE:
        values = enumerate(_values(part, name))
        later = [place for place, value in values if isinstance(value, date) and value > day]
        if later:
            cell, row = shown(part.rows.cells[name][later[0]]), part.rows.labels[later[0]]
            yield _sentence(part, f"{name} is later in {len(later):,} of its rows, as row {row}, {cell}", day)


def _of_reports(part: Part, day: date) -> Iterator[str]:
    sent = [
        value.astimezone(VIETNAM).date()
        for value in _values(part, "submitted_at")
        if isinstance(value, datetime)
    ]
    if sent and (max(sent) < day - BEFORE or min(sent) > day + AFTER / 2):
        yield _sentence(part, f"its reports came in from {min(sent)} to {max(sent)}", day)


def _sentence(part: Part, what: str, day: date) -> str:
    return f"{part.rows.sheet.place}: {what}, but --date is {day}: see that it is the right one"


def _values(part: Part, name: str) -> list[object]:
    return part.columns[name].values if name in part.columns else []


def _told(text: str) -> Iterator[_Told]:
    """The months and days in a text, none where it is a decree's or a signature's."""
    text = unicodedata.normalize("NFC", " ".join(text.replace("_", " ").split()))
    plain = without_accents(text).lower()
    if len(plain) != len(text) or _LEGAL.search(plain):
        return
    for pattern, order in ((_DAY, (3, 2, 1)), (_ISO, (1, 2, 3)), (_MONTH, (2, 1))):
        for found in pattern.finditer(plain):
            year, month, *rest = (found[number] for number in order)
            last = rest[0] if rest else None
            try:
                first = date(int(year), int(month), int(last or 1))
            except ValueError:
                continue
            yield _Told(text[found.start() : found.end()].strip(), first, bool(last))
        plain = pattern.sub(lambda taken: " " * len(taken[0]), plain)
