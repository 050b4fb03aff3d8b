"""Where the words are made: every place in the product's code that names a key, or computes one."""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from data.words import catalogue

ROOT = Path(__file__).parents[2]
ROOMS = ("pages", "components", "queries", "data")
HOLE = "{}"
KEY = re.compile(r"[a-z_]+(\.[a-z0-9_-]+)+", re.I)


@dataclass(frozen=True)
class Use:
    """A line that names a key, or the shape of computed ones: `metric.{}.label`."""

    shape: str
    module: str
    line: int

    @property
    def computed(self) -> bool:
        """The keys are made from names."""
        return HOLE in self.shape


@cache
def keys() -> frozenset[str]:
    """Every key of the words; both languages have the same ones."""
    return frozenset(catalogue("vi"))


@cache
def strings() -> Mapping[str, frozenset[str]]:
    """Module → the strings that it holds."""
    return {
        module: frozenset(str(node.value) for node in nodes if isinstance(node, ast.Constant))
        for module, nodes in _modules().items()
    }


@cache
def uses() -> tuple[Use, ...]:
    """Every use of words in the order of modules and lines."""
    found = (use for module, nodes in _modules().items() for node in nodes for use in _uses(module, node))
    return tuple(sorted(set(found), key=lambda use: (use.module, use.line, use.shape)))


def holes(shape: str) -> re.Pattern[str]:
    """What keys of a shape look like, with a group a hole."""
    return re.compile(re.escape(shape).replace(re.escape(HOLE), r"([^.]+)"))


@cache
def _modules() -> dict[str, tuple[ast.AST, ...]]:
    paths = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
    return {str(path.relative_to(ROOT)): tuple(_nodes(ast.parse(path.read_text()))) for path in paths}


def _nodes(node: ast.AST) -> Iterator[ast.AST]:
    """Everything in a tree; of a text with holes the texts between them are not apart."""
    yield node
    for child in ast.iter_child_nodes(node):
        if not (isinstance(node, ast.JoinedStr) and isinstance(child, ast.Constant)):
            yield from _nodes(child)


def _uses(module: str, node: ast.AST) -> Iterator[Use]:
    match node:
        case ast.Call(func=ast.Name(id="under"), args=[ast.Constant(value=str(prefix)), *_]):
            yield Use(f"{prefix}.{HOLE}", module, node.lineno)
        case ast.Call(func=ast.Name(id="t") | ast.Attribute(attr="t"), args=[key, *_]):
            yield from (Use(text, module, line) for text, line in _texts(key))
        case ast.Constant(value=str(text)) if text in keys() or _is_key(text):
            yield Use(text, module, node.lineno)
        case ast.JoinedStr() if _is_key(_shape(node).replace(HOLE, "x")):
            yield Use(_shape(node), module, node.lineno)


def _texts(key: Any) -> Iterator[tuple[str, int]]:
    """The texts that are the key of a call, as they stand or as shapes."""
    match key:
        case ast.Constant(value=str(text)):
            yield text, key.lineno
        case ast.JoinedStr():
            yield _shape(key), key.lineno
        case ast.IfExp():
            yield from _texts(key.body)
            yield from _texts(key.orelse)


def _is_key(text: str) -> bool:
    """A text that has the form of a key and begins as keys do."""
    return bool(KEY.fullmatch(text)) and text.split(".")[0] in _beginnings()


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(key.split(".")[0] for key in keys() if "." in key)


def _shape(text: ast.JoinedStr) -> str:
    return "".join(str(part.value) if isinstance(part, ast.Constant) else HOLE for part in text.values)
