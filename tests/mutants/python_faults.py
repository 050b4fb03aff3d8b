"""The faults that a Python file can be given: one expression each, replaced where it stands."""

import ast
from collections.abc import Callable, Iterator
from itertools import accumulate, pairwise
from typing import Any

from tests.mutants.mutant import Edit, Mutant

Fault = tuple[str, ast.AST, ast.AST]

OPERATORS: dict[type[ast.AST], Any] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE,
    ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn,
    ast.NotIn: ast.In, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div,
    ast.Div: ast.Mult, ast.FloorDiv: ast.Mult, ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}  # fmt: skip
PAIRS = (
    ("min", "max"), ("any", "all"), ("sum", "max"),
    ("first", "last"), ("head", "tail"), ("floor", "ceil"),
    ("is_null", "is_not_null"), ("startswith", "endswith"), ("starts_with", "ends_with"),
    ("min_horizontal", "max_horizontal"), ("any_horizontal", "all_horizontal"), ("cum_sum", "cum_max"),
)  # fmt: skip
NAMES = {b: a for a, b in PAIRS} | dict(PAIRS) | {"max": "min"}
# Calls that stay correct without them in type only: what they do must be noticed.
STEPS = {"filter", "sort", "unique", "drop_nulls", "fill_null", "reverse", "strip", "rstrip", "abs"}
TYPES = ("annotation", "returns")
# How much a cache remembers changes no result.
UNSEEN_KEYWORDS = {"maxsize"}


def python_mutants(room: str, path: str, source: str) -> Iterator[Mutant]:
    """Every fault that the file can be given."""
    places = _Places(source)
    for statement, outermost, (fault, old, new) in _faults(ast.parse(source)):
        edit = Edit(*places.span(outermost), _replaced(outermost, old, new))
        if source[edit.start : edit.end] != edit.text:
            yield Mutant(room, path, fault, (edit,), _header(statement))


class _Places:
    """Turns the positions of `ast`, in bytes of a line, into characters of the file."""

    def __init__(self, source: str) -> None:
        self.lines = source.splitlines(keepends=True)
        self.starts = [0, *accumulate(map(len, self.lines))]

    def span(self, node: ast.AST) -> tuple[int, int]:
        return self._at(node.lineno, node.col_offset), self._at(node.end_lineno, node.end_col_offset)  # type: ignore[attr-defined]

    def _at(self, line: int, column: int) -> int:
        return self.starts[line - 1] + len(self.lines[line - 1].encode()[:column].decode())


def _faults(
    node: ast.AST, statement: ast.stmt | None = None, text: ast.JoinedStr | None = None
) -> Iterator[tuple[ast.stmt, ast.AST, Fault]]:
    """Statement, node to write anew and fault, below a node; of an f-string only the whole has a position."""
    for name, value in ast.iter_fields(node):
        if name in TYPES or (isinstance(node, ast.keyword) and node.arg in UNSEEN_KEYWORDS):
            continue
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST):
                continue
            around = child if isinstance(child, ast.stmt) else statement
            whole = text or (child if isinstance(child, ast.JoinedStr) else None)
            for fault in KINDS.get(type(child), _none)(child):
                assert around
                yield around, whole or fault[1], fault
            yield from _faults(child, around, whole)


def _none(node: ast.AST) -> Iterator[Fault]:
    yield from ()


def _compare(node: ast.Compare) -> Iterator[Fault]:
    for at, operator in enumerate(node.ops):
        if other := OPERATORS.get(type(operator)):
            changed = [*node.ops[:at], other(), *node.ops[at + 1 :]]
            yield "comparison", node, ast.Compare(node.left, changed, node.comparators)


def _and_or(node: ast.BoolOp) -> Iterator[Fault]:
    yield "and ↔ or", node, ast.BoolOp(OPERATORS[type(node.op)](), node.values)
    for at in range(len(node.values)):
        rest = node.values[:at] + node.values[at + 1 :]
        yield "condition dropped", node, rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest)


def _arithmetic(node: ast.BinOp) -> Iterator[Fault]:
    if other := OPERATORS.get(type(node.op)):
        yield "operator", node, ast.BinOp(node.left, other(), node.right)


def _unary(node: ast.UnaryOp) -> Iterator[Fault]:
    yield "sign or not dropped", node, node.operand


def _constant(node: ast.Constant) -> Iterator[Fault]:
    if isinstance(node.value, bool):
        yield "True ↔ False", node, ast.Constant(not node.value)
    elif isinstance(node.value, int | float):
        yield "constant + 1", node, ast.Constant(node.value + 1)
        yield "constant − 1", node, ast.Constant(node.value - 1)


def _choice(node: ast.IfExp) -> Iterator[Fault]:
    yield "always the first", node, node.body
    yield "always the second", node, node.orelse


def _branch(node: ast.If) -> Iterator[Fault]:
    yield "branch never taken", node.test, ast.Constant(False)
    yield "branch always taken", node.test, ast.Constant(True)


def _comprehension(node: ast.comprehension) -> Iterator[Fault]:
    for condition in node.ifs:
        yield "condition dropped", condition, ast.Constant(True)


def _return(node: ast.Return) -> Iterator[Fault]:
    if node.value and not (isinstance(node.value, ast.Constant) and node.value.value is None):
        yield "None returned", node.value, ast.Constant(None)


def _statement(node: ast.Expr) -> Iterator[Fault]:
    if isinstance(node.value, ast.Call):
        yield "call dropped", node, ast.Pass()


def _call(node: ast.Call) -> Iterator[Fault]:
    for at, (one, other) in enumerate(pairwise(node.args)):
        if not any(isinstance(part, ast.Starred) for part in (one, other)):
            swapped = [*node.args[:at], other, one, *node.args[at + 2 :]]
            yield "arguments swapped", node, ast.Call(node.func, swapped, node.keywords)
    if isinstance(node.func, ast.Name) and node.func.id in NAMES:
        yield "function", node.func, ast.Name(NAMES[node.func.id])
    if isinstance(node.func, ast.Attribute):
        if node.func.attr in NAMES:
            yield "function", node.func, ast.Attribute(node.func.value, NAMES[node.func.attr])
        if node.func.attr in STEPS:
            yield "step dropped", node, node.func.value


KINDS: dict[type[ast.AST], Callable[..., Iterator[Fault]]] = {
    ast.Compare: _compare,
    ast.BoolOp: _and_or,
    ast.BinOp: _arithmetic,
    ast.UnaryOp: _unary,
    ast.Constant: _constant,
    ast.IfExp: _choice,
    ast.If: _branch,
    ast.comprehension: _comprehension,
    ast.Return: _return,
    ast.Expr: _statement,
    ast.Call: _call,
}
COMPOUND = (ast.BoolOp, ast.Compare, ast.BinOp, ast.IfExp, ast.Lambda, ast.NamedExpr, ast.UnaryOp)


def _replaced(whole: ast.AST, old: ast.AST, new: ast.AST) -> str:
    """The text of `whole` with `old`, a part of it, replaced."""
    if whole is not old:
        _Swap(old, new).visit(whole)
        text = ast.unparse(whole)
        _Swap(new, old).visit(whole)
        return text
    text = ast.unparse(new)
    return f"({text})" if isinstance(new, COMPOUND) and type(new) is not type(old) else text


class _Swap(ast.NodeTransformer):
    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self.old, self.new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        return self.new if node is self.old else self.generic_visit(node)


def _header(statement: ast.stmt) -> tuple[int, ...]:
    """The lines of a statement, of a compound one those before its body."""
    body = getattr(statement, "body", None)
    last = body[0].lineno - 1 if body else statement.end_lineno or statement.lineno
    first = min([statement.lineno, *(each.lineno for each in getattr(statement, "decorator_list", []))])
    return tuple(range(first, max(last, statement.lineno) + 1))


def function_lines(source: str) -> set[int]:
    """The lines within functions' bodies: what importing the file alone does not run."""
    functions = (
        n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    return {line for each in functions for line in range(each.body[0].lineno, (each.end_lineno or 0) + 1)}
