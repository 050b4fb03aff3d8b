"""SQL as tokens: enough of it to find operators, conditions and names."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import duckdb

TOKEN = re.compile(
    r"(?P<comment>--[^\n]*)|(?P<text>'(?:[^']|'')*')|(?P<number>\d+(?:\.\d+)?)"
    r"|(?P<word>\$?[A-Za-z_]\w*|\"[^\"]+\")|(?P<operator><=|>=|<>|!=|::|:=|\|\||->|[-+*/<>=(),.;\[\]%:{}?|])"
)
# Not reserved, but never a column here.
MORE_KEYWORDS = {"by", "exclude", "filter", "first", "last", "over", "partition", "range", "replace", "rows"}
# After these stands a table, a new name or a type.
BEFORE_OTHER_NAMES = ("FROM", "JOIN", "AS", "TABLE", "VIEW", "MACRO", "::")


class Token(NamedTuple):
    """A piece of a statement; kind is text, number, word or operator."""

    kind: str
    text: str
    start: int
    statement: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def upper(self) -> str:
        return self.text.upper()

    @property
    def family(self) -> str:
        """Names can stand for names, parameters for parameters, texts for texts."""
        return "$" if self.text.startswith("$") else self.kind


def tokens(source: str) -> Iterator[Token]:
    """The tokens without comments, with the number of the statement they stand in."""
    statement = 0
    for match in TOKEN.finditer(source):
        if match.lastgroup != "comment":
            yield Token(match.lastgroup or "", match.group(), match.start(), statement)
            statement += match.group() == ";"


def is_named(found: list[Token], at: int) -> bool:
    """Whether a token is a column, a parameter or a text."""
    token = found[at]
    if token.kind != "word":
        return token.kind == "text"
    before = found[at - 1].upper if at else ""
    after = found[at + 1].text if at + 1 < len(found) else ""
    return (
        token.text.lower() not in keywords() and after not in ("(", ".") and before not in BEFORE_OTHER_NAMES
    )


@cache
def keywords() -> frozenset[str]:
    """DuckDB's reserved words, in small letters, and some more."""
    reserved = "SELECT keyword_name FROM duckdb_keywords() WHERE keyword_category <> 'unreserved'"
    with duckdb.connect() as connection:
        return frozenset(name for (name,) in connection.execute(reserved).fetchall()) | MORE_KEYWORDS
