"""A formula run on symbols: the tree of its own body, printed as LaTeX, as words or as
JavaScript."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

SUM, PRODUCT, ATOM = 1, 2, 3
Leaf = Callable[[str], str]


@dataclass(frozen=True)
class Term:
    """One operation on terms; a leaf is the name of a node or a plain number."""

    operation: str
    parts: tuple[Any, ...]

    @classmethod
    def of(cls, value: Any) -> Term:
        return value if isinstance(value, Term) else cls("number", (value,))

    @classmethod
    def verb(cls, name: str, values: tuple[Any, ...]) -> Term:
        """A verb as a term of its own."""
        return cls(name, tuple(map(cls.of, values)))

    def __add__(self, operand: Any) -> Term:
        return Term.verb("+", (self, operand))

    def __radd__(self, operand: Any) -> Term:
        return Term.verb("+", (operand, self))

    def __sub__(self, operand: Any) -> Term:
        return Term.verb("-", (self, operand))

    def __rsub__(self, operand: Any) -> Term:
        return Term.verb("-", (operand, self))

    def __mul__(self, operand: Any) -> Term:
        return Term.verb("*", (self, operand))

    def __rmul__(self, operand: Any) -> Term:
        return Term.verb("*", (operand, self))

    def __truediv__(self, operand: Any) -> Term:
        return Term.verb("/", (self, operand))

    def __rtruediv__(self, operand: Any) -> Term:
        return Term.verb("/", (operand, self))

    @property
    def rank(self) -> int:
        """How tightly the term binds when written in a line."""
        return {"+": SUM, "-": SUM, "*": PRODUCT, "/": PRODUCT}.get(self.operation, ATOM)


def term(body: Callable[..., Any], needs: tuple[str, ...]) -> Term:
    """The tree of a formula's body, its needs as named leaves."""
    return Term.of(body(*(Term("name", (need,)) for need in needs)))


def _write(tree: Term, leaf: Leaf, patterns: dict[str, str], brackets: str) -> str:
    if tree.operation == "name":
        return leaf(tree.parts[0])
    if tree.operation == "number":
        return f"{tree.parts[0]:g}"
    pattern = patterns[tree.operation]
    texts = []
    for place, part in enumerate(tree.parts):
        text = _write(part, leaf, patterns, brackets)
        loose = part.rank < tree.rank or (
            place and part.rank == tree.rank and tree.operation in "-/"
        )
        in_line = tree.rank < ATOM and not pattern.startswith("\\frac")
        as_base = tree.operation == "power" and place == 0 and part.rank < ATOM
        texts.append(brackets.format(text) if (loose and in_line) or as_base else text)
    return pattern % tuple(texts)


LATEX = {
    "+": "%s + %s", "-": "%s - %s", "*": r"%s \cdot %s", "/": r"\frac{%s}{%s}",
    "at_least": r"\max\left(%s,\; %s\right)", "at_most": r"\min\left(%s,\; %s\right)",
    "power": "{%s}^{%s}", "square_root": r"\sqrt{%s}",
}  # fmt: skip
WORDS = {
    "+": "%s + %s", "-": "%s − %s", "*": "%s × %s", "/": "%s ÷ %s",
    "at_least": "the larger of %s and %s", "at_most": "the smaller of %s and %s",
    "power": "%s to the power of %s", "square_root": "square root of (%s)",
}  # fmt: skip
JAVASCRIPT = {
    "+": "%s + %s", "-": "%s - %s", "*": "%s * %s", "/": "%s / %s",
    "at_least": "Math.max(%s, %s)", "at_most": "Math.min(%s, %s)",
    "power": "Math.pow(%s, %s)", "square_root": "Math.sqrt(%s)",
}  # fmt: skip


def latex(tree: Term, leaf: Leaf) -> str:
    """The formula in LaTeX, each leaf as the caller prints it: its symbol, or the reader's
    value."""
    return _write(tree, leaf, LATEX, r"\left({}\right)")


def words(tree: Term, leaf: Leaf) -> str:
    """The formula in one line of plain text."""
    return _write(tree, leaf, WORDS, "({})")


def javascript(tree: Term, leaf: Leaf) -> str:
    """The formula as a JavaScript expression."""
    return _write(tree, leaf, JAVASCRIPT, "({})")
