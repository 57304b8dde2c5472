"""Pairs of figures that are often compared: what is assumed for them, and what could explain what
is left over."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from setara.core import records
from setara.core.draws import quantiles
from setara.core.faults import Reading, subtables
from setara.core.records import strict
from setara.facts.studies import Statement
from setara.reconciliations.reconciliation import Reconciliation, reconcile
from setara.reconciliations.sides import Side, assuming


@dataclass(frozen=True)
class Assumption:
    """What is assumed of one side where its study says nothing."""

    side: str
    why: str
    fields: dict[str, Any] = field(default_factory=dict)
    boundary: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Candidate:
    """Something that is not published, as it might have been."""

    name: str
    fields: dict[str, Any]
    note: str


@dataclass(frozen=True)
class Pair:
    """Two figures of one category."""

    name: str
    a: str
    b: str
    category: str
    intro: str
    assume: tuple[Assumption, ...] = ()
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True)
class Effect:
    """What one candidate alone would do to the figure."""

    candidate: Candidate
    factor: float
    low: float
    high: float


def _pair(name: str, table: records.Table) -> Pair:
    place = f"reconciliations/pairs.toml [{name}]"
    read = Reading()
    assume = [
        read(strict, Assumption, subtable, below)
        for subtable, below in subtables(table, "assume", place)
    ]
    candidates = [
        read(strict, Candidate, subtable, below)
        for subtable, below in subtables(table, "candidates", place)
    ]
    return read.finish(
        read(strict, Pair, {**table, "assume": assume, "candidates": candidates}, place)
    )


PAIRS = records.Register(records.table("reconciliations/pairs"), _pair)


def known(a: str, b: str, category: str) -> str:
    """The id of the pair that two figures make, either way round; empty where it is none of the
    known ones."""
    wanted = ({a, b}, category)
    return next(
        (name for name, pair in PAIRS.items() if ({pair.a, pair.b}, pair.category) == wanted), ""
    )


def reconciled(a: Side, b: Side) -> tuple[Reconciliation, list[Effect]]:
    """The way from a to b, with the assumptions of the pair where they make one, and what else
    could explain."""
    name = known(a.id, b.id, a.category)
    if not name:
        return reconcile(a, b), []
    pair = PAIRS[name]
    way = reconcile(*(_assuming(side, pair) for side in (a, b)))
    return way, [_effect(candidate, way) for candidate in pair.candidates]


def _assuming(side: Side, pair: Pair) -> Side:
    for assumed in pair.assume:
        if assumed.side == side.id:
            why = Statement("", assumed.why, "setara-assumption", "primary")
            side = side.with_assumptions(assumed.fields, why) if assumed.fields else side
            side = side.counting(assumed.boundary, why) if assumed.boundary else side
    return side


def _effect(candidate: Candidate, way: Reconciliation) -> Effect:
    """The figure at the end of the steps with the candidate, over the figure without; load brings
    its own reserve."""
    assert way.final is not None
    free = {name: aspect for name, aspect in way.final.aspects.items() if name != "idle"}
    before = replace(way.final, aspects=free)
    why = Statement("", candidate.note, "setara-assumption", "primary")
    after = replace(before, aspects=assuming(free, candidate.fields, why))
    old, new = before.totals(), after.totals()
    low, _, high = quantiles(new[1] / old[1])
    return Effect(candidate, new[0] / old[0], low, high)
