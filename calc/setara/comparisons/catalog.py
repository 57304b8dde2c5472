"""Everything that can stand in a comparison: which figures it has, and what it weighs by one of
them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from setara.categories import CARBON, CATEGORIES, ELECTRICITY, PRIMARY_ENERGY, WATER
from setara.comparisons.named_question import NAMED, RECORDED
from setara.evaluation.evaluation import STAGES, Evaluation
from setara.facts import PLACES, PUBLISHED, SCENARIOS, quantity, studies
from setara.facts.boundary import STAGES as PHASES
from setara.facts.boundary import Boundary
from setara.facts.quantity import MEGAJOULES_PER_KILOWATT_HOUR, Quantity
from setara.facts.things import THINGS, Thing
from setara.questions.items import ANSWER, LIFE, Item, life, names
from setara.writing.wording import uncapital

AI = "ai"
GRID = "grid"  # what follows from a thing's electricity on the grid of the answer
# a thing's electricity as it stands at the meter, in MJ: no primary energy, but compared with it
METER = "meter"
OWN = {
    ANSWER: {"one": "1 answer", "many": "answers"},
    LIFE: {"one": "this life", "many": "such lives"},
}
COMPUTED = {"computed": "computed here"}
UNPOWERED = (
    "equipment",
    "construction",
    "end_of_life",
)  # stages that electricity times its grid leaves out
FOLLOWING = {
    "computed": "follows your answer",
    RECORDED: "keeps its own settings",
}  # of named questions
SUPPOSED = {
    "computed": "computed here, partly on assumed inputs"
}  # of named lives, whose records say which
OFFERED = {GRID: "on the grid of the answer", METER: "electricity at the meter, in MJ"}


def entry(name: str) -> Thing:
    """A thing; a published figure or an answer as one."""
    if name in THINGS:
        return THINGS[name]
    if name in PUBLISHED:
        record = PUBLISHED[name]
        return Thing(
            name,
            record.name,
            record.one or uncapital(record.name),
            record.many,
            AI,
            record.alternatives,
            past=record.per in studies.PAST,
            note=record.misread,
        )
    words = OWN.get(name) or SCENARIOS.get(name) or life(name) or {}
    return Thing(
        name,
        names()[name],
        words["one"],
        words["many"],
        AI,
        {category.id: {} for category in CATEGORIES},
    )


def computed(name: str) -> bool:
    """Whether something is no record but computed here: an answer or a model's life."""
    return name in OWN or name in NAMED or life(name) is not None


def figures(thing: Thing, category: str) -> dict[str, str]:
    """The figures of a thing in a category that a reader may choose, with what they are called, the
    default first."""
    if thing.id in NAMED:
        return FOLLOWING
    if computed(thing.id):
        return SUPPOSED if life(thing.id) else COMPUTED
    stated = {
        key: alternative.name for key, alternative in thing.alternatives.get(category, {}).items()
    }
    metered = "electricity" in thing.alternatives and category != ELECTRICITY.id
    offered = {GRID: OFFERED[GRID]} if metered and _follows(thing, category) else {}
    meter = {METER: OFFERED[METER]} if metered and category == PRIMARY_ENERGY.id else {}
    return {**offered, **stated, **meter} if thing.powered else {**stated, **offered, **meter}


def _follows(thing: Thing, category: str) -> bool:
    """Whether a figure follows from electricity and grid: of what is powered, and of a published
    query.

    What takes water itself, as a shower does, is not told by the water of its electricity.
    """
    printed = next(iter(thing.alternatives.get(category, {}).values()), None)
    if thing.powered and thing.group != AI:
        return category != WATER.id or printed is None
    if thing.group != AI:
        return False
    return category != WATER.id or (
        printed is not None and printed.boundary.reach != "supply chain"
    )


def unknown_figure(item: Item) -> str:
    """The first chosen figure of an item that it has in no category; nothing where all are
    known."""
    known = set(known_figures(item))
    return next((figure for figure in item.figures if figure not in known), "")


def known_figures(item: Item) -> list[str]:
    """Every figure of an item that a link may name."""
    thing = entry(item.id)
    return [
        key for category in CATEGORIES for key in figures(thing, category.id) if key not in COMPUTED
    ]


def weighed(
    item: Item, category: str, answer: Evaluation, answers: Mapping[str, Evaluation]
) -> Quantity | None:
    """One of an item in a category, powered from the grid of the answer; nothing where no figure
    was found."""
    counts = counted(item, category, answer, answers)
    if counts is None:
        return None
    if computed(item.id):
        return of_answer(answers.get(item.single, answer), category, per_answer=item.id == ANSWER)
    thing, draws = entry(item.id), int(answer.question.values["draws"])
    chosen = item.choice(figures(thing, category))
    if chosen == GRID:
        return replace(_powered(thing, category, answer, draws), boundary=counts)
    if chosen == METER:
        return _electricity(thing, draws).times(MEGAJOULES_PER_KILOWATT_HOUR)
    return quantity.published(
        thing.alternatives[category][chosen], f"{item.id}.{category}.{chosen}", draws
    )


def counted(
    item: Item, category: str, answer: Evaluation, answers: Mapping[str, Evaluation]
) -> Boundary | None:
    """What the chosen figure of an item counts; nothing where no figure was found."""
    if computed(item.id):
        return boundary_of(answers.get(item.single, answer))
    thing = entry(item.id)
    chosen = item.choice(figures(thing, category))
    if chosen not in (GRID, METER):
        return thing.alternatives[category][chosen].boundary if chosen else None
    used = next(iter(thing.alternatives[ELECTRICITY.id].values())).boundary
    if chosen == METER:
        return used
    bound, place = answer.bound[f"grid_{category}"], PLACES[answer.question.values["grid"]]
    made = {stage: "out" for stage in UNPOWERED if getattr(used, stage) == "in"}
    reach, water = _reach(answer), "consumption"
    # a sum is of known kind only where the water on site is
    if thing.group == AI and category == WATER.id:
        site = next(iter(thing.alternatives[WATER.id].values())).boundary
        reach = reach if site.reach != "unknown" else "unknown"
        water = water if site.water == water else "unknown"
    return replace(
        used,
        **made,
        reach=reach,
        gases="CO2e",
        water=water,
        energy="primary",
        accounting="location",
        place=place.name,
        year=bound.figure.year if bound.figure else "",
    )


def _electricity(thing: Thing, count: int) -> Quantity:
    name, used = next(iter(thing.alternatives[ELECTRICITY.id].items()))
    return quantity.published(used, f"{thing.id}.electricity.{name}", count)


def _powered(thing: Thing, category: str, answer: Evaluation, count: int) -> Quantity:
    """Electricity times the grid; to the water that a query takes on site, that of its power
    stations is added."""
    energy, bound = _electricity(thing, count), answer.bound[f"grid_{category}"]
    value, draws = energy.value * bound.value, energy.draws * bound.draws(count)
    if thing.group == AI and category == WATER.id:
        name, site = next(iter(thing.alternatives[WATER.id].items()))
        on_site = quantity.published(site, f"{thing.id}.water.{name}", count)
        value, draws = value + on_site.value, draws + on_site.draws
    return replace(energy, value=value, draws=draws)


def of_answer(evaluation: Evaluation, category: str, per_answer: bool = False) -> Quantity:
    """What a computed question weighs, with its own boundary; or one of its answers, which in a
    life is the average."""
    node = f"{'average' if per_answer and evaluation.question.whole_life else 'total'}_{category}"
    whole = Quantity(evaluation.point[node], evaluation.drawn[node], boundary_of(evaluation))
    count = evaluation.point["answers"] if per_answer and not evaluation.question.whole_life else 1
    return whole.times(1 / count) if count else whole


def boundary_of(evaluation: Evaluation) -> Boundary:
    """What a computed answer counts."""
    counted: dict[str, Any] = dict(zip(PHASES, map(evaluation.state, STAGES), strict=True))
    if evaluation.question.local and counted["delivery"] == "out":
        counted["delivery"] = "none"  # nothing is sent
    return Boundary(
        **counted,
        reach=_reach(evaluation),
        gases="CO2e",
        water="consumption",
        energy="primary",
        accounting=evaluation.question.choices["accounting"],
        place=PLACES[evaluation.question.values["grid"]].name,
        year=_year(evaluation),
    )


def _reach(evaluation: Evaluation) -> str:
    return (
        "supply chain"
        if PLACES[evaluation.question.values["grid"]].scope == "life cycle"
        else "direct"
    )


def _year(evaluation: Evaluation) -> str:
    figure = evaluation.bound[f"grid_{CARBON.id}"].figure
    return figure.year if figure else ""
