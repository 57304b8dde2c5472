"""Amounts of things and answers beside each other: totals over a time, ratios with their
mismatches, break-evens."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from setara.categories import CARBON, ELECTRICITY
from setara.comparisons import catalog, named_question
from setara.comparisons.computed_texts import unlike_settings
from setara.comparisons.named_question import NAMED
from setara.core import link
from setara.core.records import Table
from setara.evaluation.evaluation import ANSWER_GRAPH, Evaluation, UndefinedError, evaluate
from setara.facts import LIVES, PLACES, boundary
from setara.facts.boundary import Difference
from setara.facts.horizon import Horizon
from setara.facts.quantity import Quantity, Ratio, ratio
from setara.facts.things import Thing
from setara.lives.life import named, read_life
from setara.questions.fields import Problem, differing, near, read_fields, registry, state
from setara.questions.items import ANSWER, DAYS, LIFE, Item, Span, life, read_items, read_span
from setara.questions.limits import NODES
from setara.questions.question import FIELDS, Question, read
from setara.questions.settable import Settable

COMPARED = registry("comparisons/comparison")
ALL_FIELDS = {
    **{name: field for name, field in FIELDS.items() if name != "comparators"},
    **COMPARED,
}


@dataclass(frozen=True)
class Comparison:
    """What was asked: what stands beside each other, over which time, for how many people, and the
    answer meant."""

    values: Table
    question: Question
    problems: list[Problem]

    @property
    def items(self) -> list[Item]:
        """What is compared, the one asked about first."""
        return read_items(self.values["items"])

    @property
    def span(self) -> Span:
        """The time over which what recurs adds up."""
        return read_span(self.values["span"])

    def asked(self) -> Table:
        """The comparison that asks the same, as the door takes it: only what differs from the
        defaults."""
        return {**differing(COMPARED, self.values), **self.question.asked()}

    def link(self) -> str:
        """The query that asks the same; empty for a life that has no name, which has no place in
        it."""
        question = self.question
        if not question.whole_life:
            return "&".join(
                filter(None, (link.write(state(COMPARED, self.values)), question.link()))
            )
        name = named(question)
        items = [
            replace(item, id=f"{LIFE}-{name}") if item.id == LIFE else item for item in self.items
        ]
        fields = state(COMPARED, {**self.values, "items": ",".join(map(str, items))})
        return (
            link.write({**fields, **state({"grid": FIELDS["grid"]}, question.values)})
            if name
            else ""
        )


@dataclass(frozen=True)
class Row:
    """One thing in a comparison: one of it and how many, and how it compares with the first."""

    item: Item
    thing: Thing
    figure: str
    count: float
    one: Quantity | None
    spread: tuple[float, float]
    differences: list[Difference]
    each: Ratio | None  # how many of the first one of it makes
    whole: Ratio | None  # all of it over all of the first
    computed: Evaluation | None  # what it is one result of; nothing for a record
    unlike: tuple[Difference, ...] = ()  # settings in which it and the first were computed unlike

    @property
    def total(self) -> float:
        """All of it, over the time and for the people."""
        return self.one.value * self.count if self.one else 0.0

    @property
    def over_20_years(self) -> Horizon | None:
        """The chosen figure with its methane weighed over 20 years, where that is sourced."""
        alternative = self.thing.alternatives.get(CARBON.id, {}).get(self.figure)
        return alternative.gwp20 if alternative else None

    @property
    def heavier(self) -> float:
        """How many times as much the chosen figure weighs over 20 years; 1 where nothing is
        known."""
        horizon, figure = self.over_20_years, self.one.figure if self.one else None
        return horizon.value / figure.value if horizon and figure else 1.0


def read_comparison(request: Table) -> Comparison:
    """Check a comparison field by field; `life` holds the question about a life that stands in it,
    where one does."""
    own_fields = {name: value for name, value in request.items() if name in COMPARED}
    rest = {name: value for name, value in request.items() if name not in own_fields}
    lived = isinstance(request.get("life"), dict)
    question_table = rest.pop("life") if lived else rest
    question = read_life(question_table) if lived else read(question_table, NODES)
    problems = question.problems
    problems += [
        Problem(name, f"Beside a life nothing is asked of {name}.") for name in rest if lived
    ]
    values = read_fields(
        COMPARED, own_fields, question.locale if "locale" in question_table else None, problems
    )
    for place, item in enumerate(read_items(values["items"]) if values["items"] else ()):
        if item.id == LIFE and not lived:
            message = "“life” is the one asked about on a page of its own. Nothing was computed."
            known = [f"{LIFE}-{name}" for name in LIVES]
            problems.append(Problem(f"items.{place}.thing", message, ", ".join(known), known[:3]))
        elif unknown := catalog.unknown_figure(item):
            known = catalog.known_figures(item)
            message = (
                f"{catalog.entry(item.id).name} has no figure called {unknown}. "
                "Nothing was computed."
            )
            problems.append(
                Problem(
                    f"items.{place}.figures",
                    message,
                    ", ".join(known) or "none",
                    near(unknown, known),
                )
            )
    return Comparison(values, question, problems)


@lru_cache(maxsize=16)
def _evaluated(question: str, whole_life: bool) -> Evaluation:
    fields = json.loads(question)
    understood = read_life(fields) if whole_life else read(fields, NODES)
    if understood.problems:
        raise UndefinedError(understood.problems[0].message.removesuffix("."))
    return evaluate(understood)


def answer_to(question: Question) -> Evaluation:
    """The answer to a question that has no problems, kept for when only what it is compared with
    changes."""
    values = {name: question.values[name] for name in question.fields}
    text = json.dumps({**values, "given": question.given, "locale": question.locale})
    return _evaluated(text, question.whole_life)


def answers_of(items: list[Item], answer: Evaluation) -> dict[str, Evaluation]:
    """What is computed of the items apart from the answer itself, each by the item as links write
    one of it."""
    answers = {}
    for item in items:
        lived = life(item.id) is not None
        if lived or item.id in NAMED:
            text = json.dumps(named_question.asked(item, answer.question))
            answers[item.single] = _evaluated(text, lived)
    return answers


def _with(answer: Evaluation, nodes: Settable, question: Table) -> Table:
    """A named question by the values that an answer was given, as far as it may be given them and
    has none itself."""
    given = {name: value for name, value in answer.question.given.items() if name in nodes}
    return {**question, "given": {**given, **question.get("given", {})}}


def rows(comparison: Comparison, answer: Evaluation) -> list[Row]:
    """Every item with its figure in the category asked for; the first is the one the others are
    held against."""
    category, items = comparison.values["category"], comparison.items
    answers = answers_of(items, answer)
    all_rows: list[Row] = []
    for item in items:
        thing = catalog.entry(item.id)
        figure = item.choice(catalog.figures(thing, category))
        recurs = (
            comparison.span.days / DAYS[item.period] * comparison.values["people"]
            if item.period
            else 1.0
        )
        quantity = catalog.weighed(item, category, answer, answers)
        computed = answers.get(item.single, answer) if catalog.computed(item.id) else None
        spread = quantity.range() if quantity else (0.0, 0.0)
        row = Row(
            item, thing, figure, item.amount * recurs, quantity, spread, [], None, None, computed
        )
        all_rows.append(_held(row, all_rows[0], category) if all_rows else row)
    return all_rows


def _held(row: Row, first: Row, category: str) -> Row:
    """The same row with its differences from the first and its ratios to it."""
    if row.one is None or first.one is None:
        return row
    differences = boundary.compare(first.one.boundary, row.one.boundary, category)
    each = ratio(row.one, first.one)
    whole = each.times(row.count / first.count) if each and first.count else None
    unlike = (
        unlike_settings(first.computed, row.computed) if first.computed and row.computed else ()
    )
    return replace(row, differences=differences, each=each, whole=whole, unlike=unlike)


def alike(row: Row, first: Row, category: str, answer: Evaluation) -> tuple[Item, Item] | None:
    """The figures of the two by which they count alike, where there are any: the one asked about,
    the other."""
    answers = answers_of([first.item, row.item], answer)
    for mine in _offered(first, category):
        for theirs in _offered(row, category):
            pair = _by(first.item, mine), _by(row.item, theirs)
            left, right = (catalog.counted(item, category, answer, answers) for item in pair)
            if left and right and boundary.match(boundary.compare(left, right, category)) == "like":
                return pair
    return None


def _offered(row: Row, category: str) -> list[str]:
    """The figures by which a row may be counted; of what is computed here the chosen one alone."""
    return (
        [row.figure] if catalog.computed(row.item.id) else [*catalog.figures(row.thing, category)]
    )


def _by(item: Item, figure: str) -> Item:
    chosen = () if figure in catalog.COMPUTED else (figure,)
    return Item(item.id, item.amount, item.period, chosen)


def even_grid(row: Row, first: Row, category: str, answer: Evaluation) -> float | None:
    """The impact of a kilowatt-hour, in the category's unit, at which both totals are equal; both
    are lines in it."""
    node = f"grid_{category}"
    if category == ELECTRICITY.id or row.one is None or first.one is None:
        return None
    at = answer.bound[node].value
    (fixed, slope), (other_fixed, other_slope) = (
        _line(side, node, at, answer) for side in (first, row)
    )
    if slope == other_slope:
        return None
    intensity = (other_fixed - fixed) / (slope - other_slope)
    return intensity if intensity > 0 else None


def _line(row: Row, node: str, at: float, answer: Evaluation) -> tuple[float, float]:
    """A total as what does not depend on the grid and what one unit of the grid adds."""
    whole = row.total
    if row.figure == catalog.GRID:
        slope = next(iter(row.thing.alternatives[ELECTRICITY.id].values())).figure.value * row.count
        return whole - slope * at, slope
    if not catalog.computed(row.item.id):
        return whole, 0.0
    if row.item.id not in (ANSWER, LIFE) and not named_question.follows_place(row.item):
        return whole, 0.0
    evaluation = answers_of([row.item], answer).get(row.item.single, answer)
    target = node.replace("grid", "total", 1)
    without: dict[str, Any] = ANSWER_GRAPH.moved(evaluation.point, evaluation.bound, {node: 0.0})
    fixed = whole * without[target] / evaluation.point[target]
    return fixed, (whole - fixed) / at


def nearest_place(value: float, category: str) -> tuple[str, float]:
    """The place whose electricity comes closest to a value, with its own."""
    known = _electricity(category)
    name = min(known, key=lambda place: abs(known[place] - value))
    return name, known[name]


@lru_cache(maxsize=8)
def _electricity(category: str) -> dict[str, float]:
    figures = {
        place.name: getattr(place, category) for place in PLACES.values() if not place.part_of
    }
    return {name: figure.value for name, figure in figures.items() if figure}
