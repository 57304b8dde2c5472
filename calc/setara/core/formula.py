"""A formula: a function named for its result, whose parameters name what it needs."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Body = Callable[..., Any]


@dataclass(frozen=True)
class Formula:
    """One node of the life cycle: what it is, in which unit, and how it follows from its needs."""

    name: str
    body: Body
    needs: tuple[str, ...]
    unit: str
    symbol: str
    meaning: str
    stage: str

    def __call__(self, *values: Any) -> Any:
        return self.body(*values)


def formula(*, unit: str, symbol: str) -> Callable[[Body], Formula]:
    """Mark a function as a formula with the unit and the LaTeX symbol of its result."""

    def mark(body: Body) -> Formula:
        meaning = " ".join((inspect.getdoc(body) or "").split())
        needs = tuple(inspect.signature(body).parameters)
        stage = body.__module__.split(".")[-2]
        return Formula(body.__name__, body, needs, unit, symbol, meaning, stage)

    return mark
