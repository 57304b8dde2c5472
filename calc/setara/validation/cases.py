"""Published results with known inputs, each computed here beside it, with a verdict that the two
values decide."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from math import fsum, log, prod
from typing import Any

from setara.core import records
from setara.core.faults import at
from setara.core.records import RecordError, Register, Table, strict
from setara.evaluation.evaluation import Evaluation, evaluate
from setara.facts import PUBLISHED
from setara.questions.limits import EVERY_NODE, NODES
from setara.questions.question import read
from setara.stages.life_cycle import GRAPH

TESTS = ("independent", "formula", "envelope", "tool", "consistency")  # what proves most first
RELATIONS = ("inside", "above")
UNITS = {  # as printed: the unit of the graph, how many of it, and the unit in words
    "tCO2e": ("kgCO2e", 1000, "t CO₂e"), "kgCO2e": ("kgCO2e", 1, "kg CO₂e"),
    "gCO2e": ("kgCO2e", 1e-3, "g CO₂e"), "lbCO2e": ("kgCO2e", 0.45359237, "lb CO₂e"),
    "gCO2e/kWh": ("kgCO2e/kWh", 1e-3, "g CO₂e/kWh"),
    "MWh": ("kWh", 1000, "MWh"), "kWh": ("kWh", 1, "kWh"), "Wh": ("kWh", 1e-3, "Wh"),
    "ML": ("L", 1e6, "million L"), "mL": ("L", 1e-3, "mL"),
    "mgSb": ("kgSb", 1e-6, "mg Sb eq"), "ugSb": ("kgSb", 1e-9, "µg Sb eq"),
}  # fmt: skip


@dataclass(frozen=True)
class Limits:
    """How near is what: the words of a verdict."""

    reproduced: float
    close: float
    near: float


LIMITS = records.settings("validation/limits", Limits)


@dataclass(frozen=True)
class Case:
    """One published value, how to compute it, and how near the two are expected to be."""

    says: str
    published: float
    unit: str
    test: str
    source: str
    where: str
    seen: str
    record: str = ""  # of the published figures, where the value stands there too
    note: str = ""
    node: str = ""
    question: Table = field(default_factory=dict)
    given: Table = field(default_factory=dict)
    sum: tuple[Any, ...] = ()  # products to add up, where the calculator has no such node
    over: tuple[Any, ...] = ()  # the same, to divide by
    tolerance: float | None = None
    factor: float | None = None
    relation: str = ""
    peer: str = ""
    output: str = ""

    def __post_init__(self) -> None:
        records.choose(self.test, TESTS, "test")
        records.choose(self.seen, records.SEEN, "seen")
        if bool(self.node) == bool(self.sum):
            raise RecordError("a case names a node or gives a sum")
        if sum(map(bool, (self.tolerance, self.factor, self.relation))) != 1:
            raise RecordError("one of tolerance, factor and relation says how near")
        if self.relation:
            records.choose(self.relation, RELATIONS, "relation")
        if self.node:
            records.choose(self.node, GRAPH.nodes, "node")
        if self.node and (
            self.unit not in UNITS or UNITS[self.unit][0] != GRAPH.nodes[self.node].unit
        ):
            raise RecordError(f"unit {self.unit!r} does not measure {self.node}")
        if self.record and self.record not in PUBLISHED:
            raise RecordError(f"no published figure is called {self.record!r}")
        if (self.test == "tool") != bool(self.peer and self.output):
            raise RecordError("a tool has a peer and an output, and nothing else has")

    @property
    def size(self) -> float:
        """How many of the graph's unit one printed unit is."""
        return UNITS[self.unit][1] if self.node else 1

    @property
    def unit_text(self) -> str:
        """The printed unit in words."""
        return UNITS[self.unit][2] if self.node else self.unit


@dataclass(frozen=True)
class Outcome:
    """A case with what the calculator makes of it, in the unit that was printed."""

    name: str
    case: Case
    value: float
    low: float
    high: float
    link: str | None

    @property
    def ratio(self) -> float:
        """Computed here over published."""
        return self.value / self.case.published

    @cached_property
    def verdict(self) -> str:
        """reproduced, close, inside, near or outside; what the record expects has no say in it."""
        off = abs(self.ratio - 1)
        assumed = self.case.test == "envelope"  # a hit with assumed inputs reproduces nothing
        if off <= LIMITS["reproduced"] and not assumed:
            return "reproduced"
        if off <= LIMITS["close"] and not assumed:
            return "close"
        if self.low <= self.case.published <= self.high:
            return "inside"
        return "near" if abs(log(self.ratio)) <= log(LIMITS["near"]) else "outside"

    @property
    def passed(self) -> bool:
        """Whether the case is where its record expects it, be that near or far."""
        case = self.case
        if case.tolerance:
            return abs(self.ratio - 1) <= case.tolerance
        if case.factor:
            return abs(log(self.ratio)) <= log(case.factor)
        return (
            self.low <= case.published <= self.high
            if case.relation == "inside"
            else case.published > self.high
        )


def evaluated(case: Case) -> Evaluation:
    """The calculator's answer to the question of a case."""
    question = read({**case.question, "given": case.given}, EVERY_NODE)
    if question.problems:
        raise RecordError(f"{case.says}: {question.problems[0].message}")
    return evaluate(question)


def outcome(name: str) -> Outcome:
    """A case, computed."""
    case = CASES[name]
    if case.sum:
        value = fsum(map(prod, case.sum)) / (fsum(map(prod, case.over)) if case.over else 1)
        return Outcome(name, case, value, value, value, None)
    evaluation = evaluated(case)
    low, _, high = evaluation.quantiles(case.node)
    value, low, high = (number / case.size for number in (evaluation.point[case.node], low, high))
    return Outcome(name, case, value, low, high, _link(case))


def _link(case: Case) -> str | None:
    """The query of a case; none where it states what a reader's question may not, a result on the
    way."""
    question = read({**case.question, "given": case.given}, NODES)
    return None if question.problems else question.link()


def _case(name: str, table: Table) -> Case:
    return strict(Case, table, at(f"validation/cases/{FILES[name]}.toml", name))


GROUPS = records.folder("validation/cases")
FILES = {name: group for group, tables in GROUPS.items() for name in tables}
CASES = Register(
    {name: table for tables in GROUPS.values() for name, table in tables.items()}, _case
)
