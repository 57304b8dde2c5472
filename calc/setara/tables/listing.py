"""What the calculator knows, as plain rows: for the command line, the data pages and whoever wants
the records."""

from __future__ import annotations

from statistics import median
from typing import Any

from setara.categories import IMPACTS, Category
from setara.comparisons.comparison import COMPARED
from setara.core.records import Figure
from setara.facts import MODELS, PLACES, PUBLISHED
from setara.facts.model_record import ends
from setara.facts.things import GROUPS, THINGS
from setara.lives.life import LIFE_FIELDS
from setara.questions.items import LIFE, names
from setara.questions.question import FIELDS
from setara.stages.factors import EXACT, FACTORS
from setara.stages.life_cycle import GRAPH
from setara.writing import present

RULE = GRAPH.toward(["training_accelerator_hours"])
Row = dict[str, Any]
COMPUTED = "Answers and lives computed here"
USED, MADE = "Published for AI: use", "Published for AI: training and whole lives"
INDUSTRY = "Published for AI: all data centres"
PUBLISHED_PER = {
    "answer": USED,
    "session": USED,
    "day": USED,
    "training": MADE,
    "life": MADE,
    "industry": INDUSTRY,
}


def range_of(figure: Figure, unit: str) -> str:
    """The range of a figure in its own unit, as text; empty where it has none."""
    if figure.range is None:
        return ""
    size, name = present.rung(figure.value, unit)
    low, high = (present.trimmed(end / size, 3) for end in figure.range)
    return f"{low} to {high} {name}".strip()


def authors(by: str) -> str:
    """Who a source is by, in a word or two."""
    first, *rest = by.replace(" and ", ", ").split(", ")
    return f"{first} and others" if rest and rest != ["others"] else by


def factors() -> list[Row]:
    """Every factor, one row for each option."""
    return [
        {
            "name": factor.name if option == "default" else f"{factor.name}.{option}",
            "value": present.quantity(figure.value, factor.unit).replace("\u00a0", " "),
            "range": range_of(figure, factor.unit),
            "kind": figure.kind,
            "source": figure.source,
            "stage": factor.stage,
        }
        for factor in FACTORS.values()
        for option, figure in factor.options.items()
    ]


def fields() -> list[Row]:
    """Every field of a question: of an answer, and what a life and a comparison ask beside or
    instead."""
    life_fields = {
        name: life_field
        for name, life_field in LIFE_FIELDS.items()
        if FIELDS.get(name) is not life_field
    }
    return [
        {
            "call": call,
            "field": name,
            "link_key": field.key,
            "default": "" if field.default is None else field.default,
            "accepted": field.accepted(),
            "meaning": field.hint,
        }
        for call, registry in (("answer", FIELDS), ("life", life_fields), ("compare", COMPARED))
        for name, field in registry.items()
    ]


def things() -> list[Row]:
    """Everything that can stand in a comparison, group by group."""

    def group(name: str) -> str:
        if name in THINGS:
            return GROUPS[THINGS[name].group]
        return PUBLISHED_PER[PUBLISHED[name].per] if name in PUBLISHED else COMPUTED

    order = [COMPUTED, USED, MADE, INDUSTRY, *GROUPS.values()]
    rows = [
        {"id": name, "name": title, "group": group(name)}
        for name, title in names().items()
        if name != LIFE
    ]
    return sorted(rows, key=lambda row: order.index(row["group"]))


def size(parameters: Any) -> str:
    """A model's size in 1e9 parameters; a range where it is not published."""
    low, high = ends(parameters)
    return f"{low:g}" if low == high else f"{low:g} to {high:g}"


def models() -> list[Row]:
    """Every model."""
    return [
        {
            "model": name,
            "name": model.name,
            "active_1e9": size(model.active_parameters),
            "total_1e9": size(model.total_parameters),
            "status": model.status,
            "released": model.released,
            "source": model.source,
        }
        for name, model in sorted(
            MODELS.items(), key=lambda item: (item[1].developer.lower(), item[1].name.lower())
        )
    ]


def grids() -> list[Row]:
    """Every place, with its electricity in each category."""
    rows = []
    for code, place in sorted(PLACES.items(), key=lambda item: item[1].name):
        figures = {impact.id: getattr(place, impact.id) for impact in IMPACTS}
        texts = {
            impact.id: present.quantity(figures[impact.id].value, f"{impact.unit}/kWh").replace(
                "\u00a0", " "
            )
            if figures[impact.id]
            else "none found"
            for impact in IMPACTS
        }
        rows.append({"grid": code, "name": place.name, **texts, "scope": place.scope})
    return rows


def grid_unit(category: Category) -> tuple[float, str]:
    """The one unit in which a column of all places prints what a kilowatt-hour takes: its size in
    the unit of the category, and its name. It is the one that the middle figure reads best in."""
    figures = [getattr(place, category.id) for place in PLACES.values()]
    middle = median(figure.value for figure in figures if figure)
    return present.rung(middle, category.unit)


def training_runs() -> list[Row]:
    """Every run whose hours or electricity and tokens are known, beside what parameters times
    tokens give for it."""
    rows = []
    for name, model in MODELS.items():
        if model.training and model.tokens:
            run, choices = model.training, {"training_accelerator": model.training.accelerator}
            values: dict[str, Any] = {leaf: value for leaf, (value, _) in EXACT.items()}
            for factor in (
                FACTORS[need]
                for need in RULE.behind(["training_accelerator_hours"])
                if need in FACTORS
            ):
                values[factor.name] = factor.options[factor.option(choices) or "default"].value
            inputs = {
                "active_parameters": model.active_parameters,
                "training_tokens": model.tokens.count,
            }
            rule = RULE.evaluate({**values, **inputs, "training_rule_correction": 1.0})[
                "training_accelerator_hours"
            ]
            seconds = GRAPH.formulas["training_time"](
                run.accelerator_electricity or 0.0,
                values["joules_per_kilowatt_hour"],
                run.accelerator_power,
            )
            hours = run.accelerator_hours or seconds / values["seconds_per_hour"]
            rows.append(
                {
                    "model": name,
                    "name": model.name,
                    "active_1e9": size(model.active_parameters),
                    "tokens": present.quantity(model.tokens.count, "count", 3),
                    "hours": present.quantity(hours, "count", 3),
                    "rule": present.quantity(rule, "count", 3),
                    "over": hours / rule,
                    "over_text": present.digits(hours / rule, 2),
                    "metered": run.accelerator_hours is None,
                }
            )
    return sorted(rows, key=lambda row: float(row["over"]))
