"""The file of who gets which digest: a CSV with the columns email and place, and lang where it is not
Vietnamese.
"""

import csv
import re
from dataclasses import dataclass
from pathlib import Path

from components.reading.places import Place
from data.errors import TramSoError
from data.words import DEFAULT_LANGUAGE, LANGUAGES, Language
from pages.shell.arguments import place_named

COUNTRY = "country"
EMAIL = re.compile(r"[^@\s,;<>\"()\[\]\\]+@[^@\s,;<>\"()\[\]\\]+\.[^@\s,;<>\"()\[\]\\]+")
LONGEST = 254


@dataclass(frozen=True)
class Recipient:
    """One line of the file; place: None for the country."""

    email: str
    place: Place | None
    language: Language


def read_recipients(file: Path) -> list[Recipient]:
    """Every line, in order and once; raises TramSoError with the line that cannot be used and what to do."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise TramSoError(
            f"{file} cannot be read: save it as a CSV in UTF-8 that this user may read."
        ) from error
    rows = csv.DictReader(text.splitlines())
    if not {"email", "place"} <= set(rows.fieldnames or ()):
        raise TramSoError(f"{file} lacks the columns email and place: make them its first line.")
    found = [_recipient(file, number, row) for number, row in enumerate(rows, start=2)]
    if not found:
        raise TramSoError(f"{file} names nobody: add a line such as an@example.vn,34/11,vi.")
    return list(dict.fromkeys(found))


def _recipient(file: Path, number: int, row: dict[str, str | None]) -> Recipient:
    email, place, lang = ((row.get(name) or "").strip() for name in ("email", "place", "lang"))
    where = f"Line {number} of {file}"
    if len(email) > LONGEST or not email.isascii() or not EMAIL.fullmatch(email):
        raise TramSoError(f"{where}: “{email}” is no mail address; correct it or take the line out.")
    language = next((known for known in LANGUAGES if known == (lang or DEFAULT_LANGUAGE)), None)
    if language is None:
        raise TramSoError(f"{where}: “{lang}” is no language; write {' or '.join(LANGUAGES)}.")
    try:
        return Recipient(email, None if place == COUNTRY else place_named(place), language)
    except ValueError as error:
        raise TramSoError(f"{where}: {error} For the whole country write {COUNTRY}.") from error
