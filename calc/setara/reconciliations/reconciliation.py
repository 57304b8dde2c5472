"""From one figure to another as a product of steps, one assumption each; what is left over is named
as such."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from setara.categories import CARBON, ELECTRICITY, WATER
from setara.core.draws import quantiles
from setara.reconciliations.sides import LAW, Aspect, Side
from setara.reconciliations.states import State

ORDER = (
    "accounting", "stations", "hardware", "end_of_life", "training", "network", "device",
    "host", "idle", "building",
    *LAW, "electricity", "intensity", "site", "making",
)  # fmt: skip
NO_MATTER = {
    ELECTRICITY.id: {"accounting", "hardware", "end_of_life", "electricity", "intensity", "making"},
    CARBON.id: set(),
    WATER.id: {"accounting"},
}
WATERS = {"stations", "site"}
AROUND = ("host", "idle", "building")  # what lies between the accelerators and a meter
CASE = {"length", "size"}  # what the calculator needs of an answer to have an electricity for it
SAME = 1e-9  # relative; closer than this two values are one


@dataclass(frozen=True)
class Step:
    """One assumption taken from the one side to the other, and what it does to the figure."""

    # an assumption; inputs or outputs, what a side's own inputs give; rest, what nothing explains
    aspect: str
    factor: float
    low: float
    high: float
    basis: str  # stated | computed | assumed | own | rest
    before: Aspect | None = None
    after: Aspect | None = None
    value: float = 0.0  # the figure after it
    # electricity at the meter in force, before it and after
    metered: tuple[float, float] = (0.0, 0.0)

    def back(self) -> Step:
        """The same step the other way."""
        turned = {"inputs": "outputs", "outputs": "inputs"}.get(self.aspect, self.aspect)
        factor, low, high = 1 / self.factor, 1 / self.high, 1 / self.low
        return Step(
            turned,
            factor,
            low,
            high,
            self.basis,
            self.after,
            self.before,
            metered=self.metered[::-1],
        )


@dataclass
class Reconciliation:
    """The way from one figure to another."""

    start: Side
    end: Side
    steps: list[Step] = field(default_factory=list)
    alike: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    final: State | None = None

    def back(self) -> Reconciliation:
        """The same way from its end to its start: the steps in reverse, each factor inverted."""
        steps = _run([step.back() for step in self.steps[::-1]], self.end, self.start)
        return replace(self, start=self.end, end=self.start, steps=steps)


def _run(steps: list[Step], start: Side, end: Side) -> list[Step]:
    """The steps with the figure after each, what nothing explains last; the last figure is the
    other side's."""
    chain, value = [], start.value
    for step in sorted(steps, key=lambda step: step.aspect == "rest"):
        value *= step.factor
        chain.append(replace(step, value=value))
    chain[-1] = replace(chain[-1], value=end.value)
    return chain


def concerns(category: str) -> list[str]:
    """The assumptions that have a bearing on a category, in the order they are taken over."""
    no = NO_MATTER.get(category, {"accounting"}) | (set() if category == WATER.id else WATERS)
    return [name for name in ORDER if name not in no]


def reconcile(a: Side, b: Side) -> Reconciliation:
    """The steps from a to b: from the side that says more to the other, so that both directions are
    one way."""
    if _says(a) < _says(b):
        return _walk(b, a).back()
    return _walk(a, b)


def _says(side: Side) -> tuple[Any, ...]:
    market = side.boundary.accounting == "market"  # it alone knows both of its intensities
    return market, side.complete, side.metered is not None, side.computed, side.id


def _walk(start: Side, end: Side) -> Reconciliation:
    way, steps = Reconciliation(start, end), []
    state = State(start.category, dict(start.aspects), start, start)
    whole = state.totals()
    gone: tuple[float, Any] = (1.0, 1.0)  # the factor so far, as a point and as draws
    if start.complete:
        rounding = whole[0] / start.value
        steps.append(Step("inputs", rounding, rounding, rounding, "own"))
    for name in concerns(start.category):
        new, verdict = _next(state, name, end)
        if verdict == "moves":
            totals = new.totals()
            factor, drawn = totals[0] / whole[0], totals[1] / whole[1]
            low, _, high = quantiles(drawn)
            ends = (state.aspects.get(name), new.aspects.get(name))
            metered = (state.node("facility_electricity"), new.node("facility_electricity"))
            steps.append(
                Step(name, factor, low, high, _basis(state, new, name), *ends, metered=metered)
            )
            gone = (gone[0] * factor, gone[1] * drawn)
            state, whole = new, totals
        else:
            (way.alike if verdict == "alike" else way.open).append(name)
    goal = (
        State(end.category, dict(end.aspects), end, end).totals()
        if end.complete
        else (end.value, end.value)
    )
    reached = whole if start.complete else (gone[0] * start.value, gone[1] * start.value)
    low, _, high = quantiles(goal[1] / reached[1])
    steps.append(Step("rest", goal[0] / reached[0], low, high, "rest"))
    if end.complete:
        rounding = end.value / goal[0]
        steps.append(Step("outputs", rounding, rounding, rounding, "own"))
    way.alike += [step.aspect for step in steps if step.basis not in ("own", "rest") and _one(step)]
    way.steps = _run([step for step in steps if step.basis == "rest" or not _one(step)], start, end)
    way.final = state
    return way


def _one(step: Step) -> bool:
    return abs(step.factor - 1) <= SAME


def _next(state: State, name: str, end: Side) -> tuple[State, str]:
    """The state with one more assumption of the other side, and whether it moves, is alike or is
    left open."""
    if name == "electricity":
        return _electricity(state, end)
    if name == "making":
        both = state.making is not None and all(
            side.making is not None or side.computed for side in (state.making, end)
        )
        return (replace(state, making=end), "moves") if both else (state, "open")
    before, after = (
        state.aspects.get(name),
        _shared(state.aspects.get(name), end.aspects.get(name), name),
    )
    if (
        before is None
        or after is None
        or (before.left_out == after.left_out and not (before.sized and after.sized))
    ):
        return state, "open"
    if before.values == after.values:
        return state, "alike"
    if name == "training" and not (
        end.computed or (state.electricity and state.electricity.computed)
    ):
        return state, "open"  # no study says how many answers its training is spread over
    return _with(state, name, after, end), "moves"


def _shared(aspect: Aspect | None, end_aspect: Aspect | None, name: str) -> Aspect | None:
    """Of the length, what both sides say: a prompt that one side leaves open is no difference."""
    if name != "length" or aspect is None or end_aspect is None:
        return end_aspect
    both = {key: end_aspect.values[key] for key in aspect.values if key in end_aspect.values}
    return replace(end_aspect, values={**aspect.values, **both}) if both else None


def _electricity(state: State, end: Side) -> tuple[State, str]:
    """Onto the electricity of the other side; onto the calculator's where that side says no more
    than its case."""
    start = state.electricity
    assert start is not None
    known = start.metered is not None or start.computed
    moves = known and (end.metered is not None or end.computed)
    if known and not moves:
        moves = end.aspects.keys() >= CASE and not start.aspects.keys() >= CASE
    if not moves:
        return state, "open"
    law = {name: end.aspects[name] for name in LAW if name in end.aspects}
    rest = {name: aspect for name, aspect in state.aspects.items() if name not in LAW}
    return replace(state, aspects={**rest, **law}, electricity=end), "moves"


def _with(state: State, name: str, aspect: Aspect, end: Side) -> State:
    """What one side adds and the other has no size for comes in the size of who counts it."""
    taken = {name: aspect}
    if name == "stations" and "intensity" not in state.aspects and "intensity" in end.aspects:
        taken["intensity"] = end.aspects["intensity"]
    making = end if name == "hardware" and end.making is not None else state.making
    return replace(state, aspects={**state.aspects, **taken}, making=making)


def _basis(old: State, new: State, name: str) -> str:
    """Whether a step rests on what the studies print, on this calculator, or on an assumption of
    ours."""
    names = (name, "intensity") if name == "stations" else (name,)
    ends = [state.aspects[name] for state in (old, new) for name in names if name in state.aspects]
    touched = (
        ends
        if name != "electricity"
        else [new.aspects[part] for part in LAW if part in new.aspects]
    )
    if any(aspect.basis == "assumed" for aspect in touched):
        return "assumed"
    sides = [side for side in (old.electricity, new.electricity) if side]
    if name == "electricity":
        return (
            "computed"
            if any(side.metered is None or _ours(side, new) for side in sides)
            else "stated"
        )
    printed = {
        "stations": "intensity" in new.aspects,
        "hardware": new.making is not None
        and new.making.making is not None
        and new.making is new.electricity,
    }
    ours = name in (*LAW, "end_of_life", "network", "device") or not all(end.sized for end in ends)
    return (
        "computed"
        if ours or not printed.get(name, True) or any(end.basis == "computed" for end in ends)
        else "stated"
    )


def _ours(side: Side, state: State) -> bool:
    """Whether a side's electricity reaches the meter in force by what this calculator assumes of
    host or building."""
    pairs = [(side.aspects.get(name), state.aspects.get(name)) for name in AROUND]
    return any(
        (side_aspect and side_aspect.values) != (state_aspect and state_aspect.values)
        and not (side_aspect and state_aspect and side_aspect.sized and state_aspect.sized)
        for side_aspect, state_aspect in pairs
    )
