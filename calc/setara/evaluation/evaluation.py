"""One question, computed: the point value and the draws of every node, and which stages are inside
the boundary."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite, log
from typing import Any

from setara.categories import CATEGORIES, Category
from setara.core.draws import Draws, quantiles
from setara.core.graph import Graph
from setara.evaluation.binding import bind
from setara.evaluation.bound import Bound
from setara.evaluation.notes import Notes, notes
from setara.questions.limits import LIFE_RESULTS, RESULTS
from setara.questions.question import Question
from setara.stages.life_cycle import GRAPH
from setara.writing.wording import among


@dataclass(frozen=True)
class Stage:
    """A stage as published studies name it, with the node that holds it in each category."""

    id: str
    name: str
    nodes: dict[str, str]
    counted: str = ""


def _stage(key: str, name: str, prefix: str, electricity: str = "", counted: str = "") -> Stage:
    nodes = (
        {category.id: f"{prefix}_{category.id}" for category in CATEGORIES[1:]} if prefix else {}
    )
    return Stage(
        key, name, {**({"electricity": electricity} if electricity else {}), **nodes}, counted
    )


STAGES = (
    _stage("training", "Training", "training", "training_electricity", "training_counted"),
    _stage("inference", "Inference", "inference", "facility_electricity"),
    _stage("hardware", "Hardware", "hardware", counted="hardware_counted"),
    _stage("construction", "Construction", ""),
    _stage("network", "Network", "network", "network_electricity", "network_counted"),
    _stage("device", "Device", "device", "device_electricity", "device_counted"),
    _stage("end", "End of life", "end_of_life", counted="end_of_life_counted"),
)
ANSWER_GRAPH, LIFE_GRAPH = GRAPH.toward(RESULTS), GRAPH.toward(LIFE_RESULTS)
Move = tuple[dict[str, Any], dict[str, Any]]
OUTSIDE = {"out": "left out", "unknown": "not assessed"}
TRAINING_INPUTS = ("training_accelerator_hours", "training_run_electricity", "training_electricity")


class UndefinedError(Exception):
    """Values that cannot be computed with; the message says which and why."""


@dataclass
class Evaluation:
    """The result of one question at every node."""

    question: Question
    bound: dict[str, Bound]
    notes: Notes
    point: dict[str, Any]
    moves: dict[str, Move]
    drawn: dict[str, Any]

    @property
    def results(self) -> tuple[str, ...]:
        """The nodes that were asked for."""
        return LIFE_RESULTS if self.question.whole_life else RESULTS

    def state(self, stage: Stage) -> str:
        """Whether a stage is in, out or unknown."""
        if not stage.nodes:
            return "unknown"
        if stage.counted and self.point[stage.counted] == 0:
            return "out"
        if stage.id == "training" and not any(self.point[name] for name in TRAINING_INPUTS):
            return "unknown"
        return "in"

    def quantiles(self, node: str) -> tuple[float, ...]:
        """The 2.5, 50 and 97.5 % points of a node."""
        return quantiles(self.drawn[node])

    def drivers(self, category: Category) -> list[tuple[str, float]]:
        """The uncertain leaves behind a total by share of its variance, largest first, those of 1 %
        and more."""
        target = f"total_{category.id}"
        squares = {
            name: (log(up[target] / down[target]) / 2) ** 2
            for name, (down, up) in self.moves.items()
            if up[target] > 0 and down[target] > 0
        }
        whole = sum(squares.values())
        shares = [
            (name, square / whole)
            for name, square in squares.items()
            if whole and square >= 0.01 * whole
        ]
        return sorted(shares, key=lambda pair: -pair[1])


def _moves(graph: Graph, bound: dict[str, Bound], point: dict[str, Any]) -> dict[str, Move]:
    """All nodes with one uncertain leaf one standard deviation down, and up; what shares draws
    moves together."""
    together: dict[str, list[str]] = {}
    for name, leaf in bound.items():
        if leaf.uncertain:
            together.setdefault(leaf.column, []).append(name)
    moves = {}
    for column, names in together.items():
        factor = column.partition(".")[0]
        down, up = (
            graph.moved(point, bound, {name: bound[name].at(z) for name in names})
            for z in (-1.0, 1.0)
        )
        moves[factor if factor in names else names[0]] = (down, up)
    return moves


def _drawn(
    graph: Graph, bound: dict[str, Bound], moves: dict[str, Move], count: int
) -> dict[str, Any]:
    """The draws of every node; a leaf that moves no result keeps its value, for draws of it would
    be lost."""
    columns = {
        bound[name].column
        for name, (down, up) in moves.items()
        if any(down[node] != up[node] for node in RESULTS)
    }
    leaves = {
        name: leaf.draws(count) if leaf.column in columns else leaf.value
        for name, leaf in bound.items()
    }
    return graph.evaluate(leaves)


def evaluate(question: Question) -> Evaluation:
    """Compute a question that has no problems; raises UndefinedError where its values cannot be
    computed with."""
    graph, results = (LIFE_GRAPH, LIFE_RESULTS) if question.whole_life else (ANSWER_GRAPH, RESULTS)
    bound = bind(question)
    count = int(question.values["draws"])
    try:
        point = graph.evaluate({name: leaf.value for name, leaf in bound.items()})
        moves = _moves(graph, bound, point)
        drawn = _drawn(graph, bound, moves, count)
    except ZeroDivisionError:
        zero = among([name for name, value in question.given.items() if value == 0])
        raise UndefinedError(f"These values divide by zero: {zero} must be above 0") from None
    except OverflowError:
        raise UndefinedError("These values are too large to compute with") from None
    highest = [
        max(drawn[name]) if isinstance(drawn[name], Draws) else drawn[name] for name in RESULTS
    ]
    if not all(map(isfinite, (*point.values(), *highest))):
        raise UndefinedError("These values are too large to compute with")
    unused = set(question.given).difference(graph.behind(results, bound))
    return Evaluation(question, bound, notes(question, point, unused), point, moves, drawn)


def point(question: Question) -> dict[str, Any]:
    """The value of every node, without its range: a thousand of them cost what one range does."""
    return GRAPH.evaluate({name: leaf.value for name, leaf in bind(question).items()})
