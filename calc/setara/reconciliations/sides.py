"""What one side of a reconciliation states, assumption by assumption, in the names the calculator
has for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from setara.categories import CARBON, ELECTRICITY, METALS, WATER
from setara.comparisons.catalog import boundary_of
from setara.core.records import Figure
from setara.evaluation.evaluation import evaluate
from setara.facts import PUBLISHED, SCENARIOS
from setara.facts.boundary import Boundary
from setara.facts.studies import Published, Statement
from setara.questions.limits import NODES
from setara.questions.question import FIELDS, read
from setara.stages.factors import FACTORS
from setara.writing.wording import uncapital

OWN = "setara-"  # what the ids of this calculator's answers begin with
COUNTED: dict[str, tuple[str, dict[str, dict[str, Any]]]] = {
    "hardware": ("equipment", {"in": {"hardware_counted": 1.0}, "out": {"hardware_counted": 0.0}}),
    "end_of_life": (
        "end_of_life",
        {"in": {"end_of_life_counted": 1.0}, "out": {"end_of_life_counted": 0.0}},
    ),
    "network": ("delivery", {"in": {"network": "fixed"}, "out": {"network": "none"}}),
    "device": ("device", {"in": {"device": "laptop"}, "out": {"device": "none"}}),
}
UNSAID: dict[str, dict[str, Any]] = {
    "hardware": {"hardware_counted": 0.0},
    "end_of_life": {"end_of_life_counted": 0.0},
    "training": {"training_counted": 0.0},
    "network": {"network": "none"},
    "device": {"device": "none"},
}
ASPECT_OF = {
    "host_overhead": "host", "idle_reserve": "idle", "power_usage_effectiveness": "building",
    "prompt_tokens": "length", "cached_tokens": "length",
    "output_tokens": "length", "reasoning_tokens": "length",
    "model": "size", "active_parameters": "size", "total_parameters": "size",
    "precision_bits": "precision", "hardware": "generation",
    "load": "load", "concurrent_requests": "load",
    "grid": "intensity", "water_usage_effectiveness": "site",
}  # fmt: skip
LAW = ("length", "size", "precision", "generation", "load")


@dataclass(frozen=True)
class Aspect:
    """What a side says of one assumption: values of the calculator, and who says so."""

    values: dict[str, Any]
    basis: str = "stated"  # stated | counted | implied | assumed | computed
    left_out: bool = False
    sized: bool = True  # whether it says how much, or leaves that to the calculator
    said: tuple[Statement, ...] = ()


@dataclass(frozen=True)
class Side:
    """One figure, in one category, with everything it says about how it came about."""

    id: str
    name: str
    category: str
    per: str
    value: float
    boundary: Boundary
    aspects: dict[str, Aspect]
    figure: Figure | None = None
    metered: float | None = None  # its electricity, read at `node`
    node: str = "facility_electricity"
    making: float | None = None  # what it states of making the hardware, in the category
    computed: bool = False  # an answer of this calculator
    link: str = ""  # the query that asks for it

    @property
    def complete(self) -> bool:
        """Whether its own inputs give its figure, so that a difference is rounding."""
        if self.computed or self.category == ELECTRICITY.id:
            return True
        needed = {
            CARBON.id: {"accounting", "intensity"},
            WATER.id: {"stations", "site"},
            METALS.id: {"intensity"},
        }.get(self.category, {"intensity"})
        if self.category == CARBON.id and self.aspects.get("accounting", Aspect({})).values.get(
            "supply_carbon"
        ):
            needed = {"accounting"}
        if self.category == WATER.id and not self.aspects.get("stations", Aspect({})).left_out:
            needed |= {"intensity"}
        made = self.boundary.equipment == "out" or self.making is not None
        return self.metered is not None and needed <= self.aspects.keys() and made

    def with_assumptions(self, fields: Mapping[str, Any], why: Statement) -> Side:
        """The same side with what we assume where it says nothing."""
        return replace(self, aspects=assuming(self.aspects, fields, why))

    def counting(self, words: Mapping[str, str], why: Statement) -> Side:
        """The same side, read as if it had said what it counts."""
        counted = replace(self.boundary, **words)
        new = _counted(counted, self.category, "assumed")
        aspects = {
            name: replace(aspect, said=(why,))
            for name, aspect in new.items()
            if aspect != self.aspects.get(name)
        }
        rest = {
            name: aspect
            for name, aspect in self.aspects.items()
            if name not in aspects or aspect.basis != "assumed"
        }
        return _evaporating(replace(self, boundary=counted, aspects={**aspects, **rest}))


def names() -> dict[str, str]:
    """Every figure that may stand on a side, by id."""
    answers = {
        f"{OWN}{name}": f"This calculator: {uncapital(scenario['name'])}"
        for name, scenario in SCENARIOS.items()
    }
    return {**PUBLISHED.names(), **answers}


def side(name: str, category: str) -> Side | None:
    """A published figure, or an answer of this calculator, as a side; nothing where it has none in
    the category."""
    if name.startswith(OWN) and name not in PUBLISHED:
        return _own(name, category)
    record = PUBLISHED[name]
    figure = record.figure(category)
    if figure is None:
        return None
    counted = record.counted(category)
    aspects = {**_stated(record, category), **_metering(record, category)}
    aspects |= _counted(counted, category, "counted")
    electricity = record.figure(ELECTRICITY.id)
    making = record.states.get(f"hardware_{category}")
    side = Side(
        name,
        record.name,
        category,
        record.per,
        figure.value,
        counted,
        aspects,
        figure,
        metered=electricity.value if electricity else None,
        node="facility_electricity"
        if record.meter in ("building", "unknown")
        else "it_electricity",
        making=making.said if making and counted.equipment == "in" else None,
    )
    return _evaporating(side)


def _evaporating(side: Side) -> Side:
    """Water that is counted on site alone says how much evaporates per kilowatt-hour of the
    machines."""
    alone = (
        side.category == WATER.id and side.boundary.reach == "direct" and "site" not in side.aspects
    )
    if not alone or side.metered is None:
        return side
    building = side.aspects.get("building", Aspect({})).values.get("power_usage_effectiveness")
    overhead = building or FACTORS["power_usage_effectiveness"].options["default"].value
    machines = side.metered / (overhead if side.node == "facility_electricity" else 1)
    implied = Aspect({"water_usage_effectiveness": side.value / machines}, "implied")
    return replace(side, aspects={**side.aspects, "site": implied})


def assuming(
    aspects: Mapping[str, Aspect], fields: Mapping[str, Any], why: Statement
) -> dict[str, Aspect]:
    """The aspects with other values of some fields; of one aspect the other fields stay."""
    new_aspects = dict(aspects)
    for key, value in fields.items():
        name = ASPECT_OF[key]
        values = new_aspects[name].values if name == "length" and name in new_aspects else {}
        new_aspects[name] = Aspect({**values, key: value}, "assumed", said=(why,))
    return new_aspects


def _stated(published: Published, category: str) -> dict[str, Aspect]:
    """What the study states, in the calculator's names; parameters alone say nothing of the size
    without the total."""
    keys = {**ASPECT_OF, f"grid_{category}": "intensity"}
    by_aspect: dict[str, dict[str, Statement]] = {}
    for key, stated in published.states.items():
        if key in keys:
            by_aspect.setdefault(keys[key], {})[key] = stated
    if "size" in by_aspect and not by_aspect["size"].keys() & {"model", "total_parameters"}:
        del by_aspect["size"]
    if "site" in by_aspect and category != WATER.id:
        del by_aspect["site"]
    contracts = published.states.get("supply_carbon")
    if contracts and category == CARBON.id and published.counted(category).accounting == "market":
        by_aspect["accounting"] = {"supply_carbon": contracts}
    return {
        name: Aspect(
            {
                **({"accounting": "market"} if name == "accounting" else {}),
                **{key: statement.said for key, statement in statements.items()},
            },
            said=tuple(statements.values()),
        )
        for name, statements in by_aspect.items()
    }


def _metering(published: Published, category: str) -> dict[str, Aspect]:
    """What lies between the accelerators and the meter that the study reads."""
    if published.meter == "unknown":
        return {}
    aspects, idle = {}, published.states.get("idle_reserve")
    if published.meter == "chips" or (idle and not idle.said):
        aspects["idle"] = Aspect(
            {"idle_reserve": 0.0}, "counted", left_out=True, said=(idle,) if idle else ()
        )
    elif not idle:
        aspects["idle"] = Aspect({}, "counted", sized=False)
    if published.meter == "chips":
        aspects["host"] = Aspect({"host_overhead": 0.0}, "counted", left_out=True)
    elif "host_overhead" not in published.states:
        aspects["host"] = Aspect({}, "counted", sized=False)
    inside = published.meter == "building" or (
        published.meter == "machines"
        and category != ELECTRICITY.id
        and "power_usage_effectiveness" in published.states
    )
    if not inside:
        aspects["building"] = Aspect({"power_usage_effectiveness": 1.0}, "counted", left_out=True)
    elif "power_usage_effectiveness" not in published.states:
        aspects["building"] = Aspect({}, "counted", sized=False)
    return aspects


def _counted(counted: Boundary, category: str, basis: str) -> dict[str, Aspect]:
    """What follows from the boundary: stages in or out, power stations, contracts."""
    aspects = {}
    for name, (stage, options) in COUNTED.items():
        state = getattr(counted, stage)
        state = "out" if state == "none" else state
        if state in options:
            aspects[name] = Aspect(options[state], basis, left_out=state == "out")
    if counted.development in ("in", "out"):
        out = counted.development == "out"
        aspects["training"] = Aspect(UNSAID["training"] if out else {}, basis, left_out=out)
    if category == WATER.id and counted.reach in ("direct", "supply chain"):
        direct = counted.reach == "direct"
        aspects["stations"] = Aspect(
            {"water_off_site": 0.0} if direct else {}, basis, left_out=direct
        )
    if category == CARBON.id and counted.accounting == "location":
        aspects["accounting"] = Aspect({"accounting": "location"}, basis)
    return aspects


def _own(name: str, category: str) -> Side | None:
    scenario = SCENARIOS.get(name.removeprefix(OWN))
    if scenario is None:
        return None
    question = read(scenario["question"], NODES)
    evaluation = evaluate(question)
    # one line, used right below
    settings: Callable[[Iterable[str]], Aspect] = lambda keys: Aspect(  # noqa: E731
        {key: question.values[key] for key in keys if question.values[key] is not None}, "computed"
    )
    aspects = {
        aspect: settings(key for key in FIELDS if ASPECT_OF.get(key) == aspect)
        for aspect in (*LAW, "intensity")
    }
    aspects |= {field: settings([field]) for field in ("network", "device")}
    aspects["accounting"] = settings(["accounting"])
    aspects["hardware"] = Aspect({"hardware_counted": 1.0}, "computed")
    aspects["end_of_life"] = Aspect({"end_of_life_counted": 1.0}, "computed")
    aspects |= {
        aspect: Aspect({}, "computed")
        for aspect in ("training", "stations", "host", "idle", "building", "site", "making")
    }
    return Side(
        name,
        names()[name],
        category,
        "answer",
        evaluation.point[f"total_{category}"],
        boundary_of(evaluation),
        aspects,
        computed=True,
        link=question.link(),
    )
