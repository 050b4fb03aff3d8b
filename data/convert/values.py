"""A cell as a value of the contract: numbers, words, yes or no, and text as operators write them.

A reader answers with the value and, where it had to understand something, with how; what it cannot read
raises Misfit. An empty cell is never asked: it is null, not known.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache

from data.contract import Column, Kind
from data.convert.days import read_day, read_time
from data.convert.folding import folded
from data.convert.sheet import Cell, shown
from data.convert.value import Misfit, Value
from data.geography.reference import read_reference
from data.words import LANGUAGES, t

GROUPED = "marks between thousands taken away"
ZERO = "leading zeros given back"
NUMBER = "taken as the code of the ledger with that number"
LARGEST = 10**15  # beyond it a spreadsheet's number has lost digits
_WHOLE = re.compile(r"[+-]?\d+(?:[.,]0+)?")
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}([., \u00a0\u202f'])\d{3}(?:\1\d{3})*")
_DECIMAL = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_ERRORS = re.compile(r"#(?:N/?A|REF!?|VALUE!?|DIV/?0!?|NAME\??|NUM!?|NULL!?|#+)", re.IGNORECASE)
_PHONE = re.compile(r"[235789]\d{8,9}")  # a number of the country without its trunk prefix 0


def read(column: Column, cell: Cell) -> Value:
    """The cell in the column's kind. Raises Misfit."""
    if isinstance(cell, str) and _ERRORS.fullmatch(cell.strip()):
        raise Misfit
    words = known_words(column)
    word = words.get(folded(shown(cell))) if words else None
    if column.words and word is None:
        raise Misfit
    return Value(word) if word is not None else READERS[column.kind](cell, column)


@cache
def known_words(column: Column) -> Mapping[str, object]:
    """Folded word → its meaning in the column: the contract's words, both languages', and other senders'."""
    known = {folded(word): word for word in column.words}
    for word in column.words:
        known |= {folded(t(f"convert.word.{column.name}.{word}", language)): word for language in LANGUAGES}
    for row in read_reference("known_words.csv"):
        if row["column"] in (column.name, column.kind):
            known[folded(row["word"])] = row["meaning"]
    return {word: MEANINGS.get(column.kind, str)(meaning) for word, meaning in known.items()}


def _text(cell: Cell, column: Column) -> Value:
    """Text without white space at its ends, in one line, its accents composed; a day in its place is none."""
    if isinstance(cell, date):
        raise Misfit
    if isinstance(cell, float) and not cell.is_integer():
        raise Misfit
    text = unicodedata.normalize("NFC", " ".join(shown(cell).strip().splitlines()))
    if column.name == "phone" and _PHONE.fullmatch(text):
        return Value("0" + text, ZERO)
    return Value(text)


def _whole(cell: Cell, _column: Column) -> Value:
    """A whole number; “1.234” and “1,234” are 1234, as a count has no decimals, “12,0” is 12."""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < LARGEST:
        return Value(int(cell))
    if not isinstance(cell, str):
        raise Misfit
    text, how = cell.strip(), ""
    if _THOUSANDS.fullmatch(text):
        text, how = re.sub(r"[^\d+-]", "", text), GROUPED
    elif not _WHOLE.fullmatch(text):
        raise Misfit
    number = int(re.split("[.,]", text)[0])
    if abs(number) >= LARGEST:
        raise Misfit
    return Value(number, how)


def _double(cell: Cell, _column: Column) -> Value:
    """A number whose decimals stand behind a comma or a point."""
    if isinstance(cell, float):
        return Value(cell)
    if isinstance(cell, str) and _DECIMAL.fullmatch(cell.strip()):
        return Value(float(cell.strip().replace(",", ".")))
    raise Misfit


def _yes_or_no(_cell: Cell, _column: Column) -> Value:
    """No word that is known."""
    raise Misfit


READERS: Mapping[Kind, Callable[[Cell, Column], Value]] = {
    "text": _text,
    "int8": _whole,
    "int16": _whole,
    "int32": _whole,
    "double": _double,
    "bool": _yes_or_no,
    "date": lambda cell, _column: read_day(cell),
    "time": lambda cell, _column: read_time(cell),
}
MEANINGS: Mapping[Kind, Callable[[str], object]] = {
    "int8": int,
    "bool": lambda meaning: meaning == "true",
}
