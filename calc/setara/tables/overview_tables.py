"""The large tables: everything by one default figure, one answer of every model, one answer on
every grid."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from math import log10

from setara.categories import CARBON, CATEGORIES, Category
from setara.comparisons import catalog
from setara.comparisons.comparison import answers_of
from setara.comparisons.computed_texts import computed_words
from setara.evaluation.binding import electricity
from setara.evaluation.evaluation import Evaluation, evaluate
from setara.facts import MODELS, PLACES, PUBLISHED, SCENARIOS
from setara.facts.model_record import Model, ends
from setara.facts.quantity import Quantity
from setara.facts.things import GROUPS, THINGS, Thing
from setara.questions.items import ANSWER, Item
from setara.questions.limits import NODES
from setara.questions.question import read
from setara.stages.life_cycle import GRAPH
from setara.tables import listing
from setara.tables.table import (
    LOCALE,
    Ends,
    Row,
    Table,
    answer,
    axis,
    quantity_row_texts,
    row_of,
    stated,
)
from setara.writing import present

COUNTRIES = "Countries and regions"


def listed() -> list[str]:
    """What stands beside everyday things: answers, what is published of AI, the things themselves;
    by id."""
    ours = [ANSWER, *(name for name in SCENARIOS if name != "default")]
    theirs = [name for name, record in PUBLISHED.items() if record.main or record.per != "answer"]
    return list(dict.fromkeys([*ours, *theirs, *THINGS]))


@cache
def _answers() -> dict[str, Evaluation]:
    return answers_of([Item(name) for name in SCENARIOS], answer())


@cache
def everyday(category: Category) -> Table:
    """Everything with a figure in a category, by its default figure, in order of size."""
    answers, rows = _answers(), []
    for name in listed():
        thing, item = catalog.entry(name), Item(name)
        offered = catalog.figures(thing, category.id)
        chosen = item.choice(offered)
        if chosen == catalog.METER or (chosen == catalog.GRID and _elsewhere(name)):
            continue  # electricity at the meter is no primary energy
        printed = thing.alternatives.get(category.id, {}).get(chosen)
        quantity = (
            stated(printed) if printed else catalog.weighed(item, category.id, answer(), answers)
        )
        if quantity:
            evaluation = answers.get(name, answer()) if catalog.computed(name) else None
            figure_name = (
                computed_words(item, evaluation, LOCALE) if evaluation else offered[chosen]
            )
            rows.append(
                _thing(
                    thing,
                    chosen,
                    figure_name,
                    quantity,
                    category,
                    printed.range if printed else None,
                )
            )
    rows.sort(key=lambda row: (row.raw["value"], row.id))
    lines, what = (
        axis((row.texts for row in rows), category.unit),
        f"{len(rows)} things, answers and studies",
    )
    return Table(category.id.replace("_", "-"), _steps(rows, category), rows, lines, what)


def _elsewhere(name: str) -> bool:
    """Whether the electricity of a published figure is that of places of its own, as for a training
    or an industry."""
    return name in PUBLISHED and PUBLISHED[name].per != "answer"


def _steps(rows: list[Row], category: Category) -> str:
    things = [row for row in rows if row.raw["group"] != catalog.AI] or rows
    first, last = things[0].raw, things[-1].raw
    steps = round(log10(last["value"] / first["value"]))
    return (
        f"{category.name}: everyday things from {first['per']} to {last['per']}, "
        f"{steps} steps of ten"
    )


def _thing(
    thing: Thing, figure: str, name: str, quantity: Quantity, category: Category, printed: Ends
) -> Row:
    row = row_of(thing, figure, name, quantity, category, printed)
    texts, raw = {**row.texts, "name": thing.name, "figure_name": name}, {**row.raw, "id": thing.id}
    published = thing.alternatives.get(category.id, {}).values()
    values = [
        alternative.figure.value
        for alternative in published
        if alternative.id != figure and not alternative.withdrawn
    ]
    if values:
        low, high = min(values), max(values)
        texts["others"] = _others(len(values), low, high, category.unit)
        texts["spread"] = {
            "value": quantity.value,
            "low": min(low, quantity.value),
            "high": max(high, quantity.value),
        }
        raw.update(others=len(values), others_low=low, others_high=high)
    return Row(thing.id, texts, raw)


def _others(count: int, low: float, high: float, unit: str) -> str:
    if count == 1:
        return f"1 other figure: {present.bare(present.quantity(high, unit, 2, LOCALE))}"
    return f"{count} other figures: {present.measured(high, low, high, unit, LOCALE)['range_text']}"


def things() -> Table:
    """Every thing with its default figure in each category, group by group."""
    by_thing: dict[str, dict[str, Row]] = {name: {} for name in THINGS}
    for category in CATEGORIES:
        for row in everyday(category).rows:
            if row.id in by_thing:
                by_thing[row.id][category.id] = row
    groups = list(GROUPS)
    order = sorted(
        THINGS.values(), key=lambda thing: (groups.index(thing.group), thing.name.lower())
    )
    rows = []
    for thing in order:
        cells = by_thing[thing.id]
        raw = {"id": thing.id, "name": thing.name, "per": thing.one, "group": thing.group}
        for key, row in cells.items():
            raw |= {
                key: row.raw["value"],
                f"{key}_low": row.raw["low"],
                f"{key}_high": row.raw["high"],
            }
            raw |= {f"{key}_unit": row.raw["unit"], f"{key}_figure": row.raw["figure"]}
        texts = {
            "name": thing.name,
            "group": thing.group,
            "cells": {key: row.texts for key, row in cells.items()},
        }
        rows.append(Row(thing.id, texts, raw))
    what = f"{len(rows)} everyday things"
    return Table("everyday", what, rows, [], what)


def models() -> Table:
    """The default answer of every model, in order of greenhouse gas."""
    rows = [_model(name, model) for name, model in MODELS.items()]
    rows.sort(key=lambda row: (row.raw["carbon"], row.id))
    low, high = (rows[place].texts["cells"][CARBON.id]["short"] for place in (0, -1))
    what, cells = (
        f"The same answer by {len(rows)} models",
        (row.texts["cells"][CARBON.id] for row in rows),
    )
    return Table(
        "models", f"{what}: {low} to {high} of {CARBON.noun}", rows, axis(cells, CARBON.unit), what
    )


def _model(name: str, model: Model) -> Row:
    evaluation = evaluate(read({"model": name}, NODES))
    active, total = (ends(size) for size in (model.active_parameters, model.total_parameters))
    raw = {
        "id": name,
        "name": model.name,
        "developer": model.developer,
        "released": model.released,
        "status": model.status,
        "active_1e9_low": active[0],
        "active_1e9_high": active[1],
        "total_1e9_low": total[0],
        "total_1e9_high": total[1],
        "source": model.source,
        "where": model.where,
        "seen": model.seen,
        "checked": model.checked,
    }
    cells = {}
    for category in CATEGORIES:
        quantity, key = catalog.of_answer(evaluation, category.id), category.id
        low, high = quantity.range()
        raw |= {
            key: quantity.value,
            f"{key}_low": low,
            f"{key}_high": high,
            f"{key}_unit": category.unit,
        }
        cells[key] = quantity_row_texts(quantity, category)
    sizes = [listing.size(size) for size in (model.active_parameters, model.total_parameters)]
    texts = {
        "name": model.name,
        "developer": model.developer,
        "status": model.status,
        "cells": cells,
        "size": " of ".join(dict.fromkeys(sizes)),
        "kind": _asked(name, "model"),
    }
    return Row(name, texts, raw)


def _asked(name: str, field: str) -> str:
    """What stands in the question that says nothing is marked as the answer is elsewhere."""
    return catalog.AI if answer().question.values[field] == name else ""


def grids() -> Table:
    """The default answer on the electricity of every place, in order of greenhouse gas."""
    rows = [_grid(code) for code in PLACES]
    rows.sort(key=lambda row: (row.raw["value"], row.id))
    low, high = (rows[place].texts["short"] for place in (0, -1))
    what, lines = (
        f"The same answer in {len(rows)} places",
        axis((row.texts for row in rows), CARBON.unit),
    )
    return Table("grids", f"{what}: {low} to {high} of {CARBON.noun}", rows, lines, what)


def _grid(code: str) -> Row:
    place, quantity = PLACES[code], on_grid(code)
    low, high = quantity.range()
    carbon = place.carbon
    least, most = carbon.range or (carbon.value, carbon.value)
    unit = f"{CARBON.unit}/kWh"
    raw = {
        "id": code,
        "name": place.name,
        "within": place.part_of,
        "scope": place.scope,
        "value": quantity.value,
        "low": low,
        "high": high,
        "unit": CARBON.unit,
        "grid": carbon.value,
        "grid_low": least,
        "grid_high": most,
        "grid_unit": unit,
        "source": carbon.source,
        "where": carbon.where,
        "year": carbon.year,
        "evidence": carbon.kind,
        "seen": carbon.seen,
    }
    intensity = present.measured(carbon.value, least, most, unit, LOCALE)
    within = PLACES[place.part_of].name if place.part_of else COUNTRIES
    intensity["short"] = present.bare(intensity["text"])
    texts = {
        "name": place.name,
        "grid": intensity,
        "group": within,
        "scope": place.scope,
        "kind": _asked(code, "grid"),
    }
    return Row(code, {**quantity_row_texts(quantity, CARBON), **texts}, raw)


def on_grid(code: str) -> Quantity:
    """The greenhouse gas of the default answer in another place: what rests on its electricity
    computed again."""
    evaluation, node = answer(), f"grid_{CARBON.id}"
    bound = electricity(code, "grid")[node]
    count = int(evaluation.question.values["draws"])
    value = GRAPH.moved(evaluation.point, evaluation.bound, {node: bound.value})
    drawn = GRAPH.moved(evaluation.drawn, evaluation.bound, {node: bound.draws(count)})
    place, total = PLACES[code], f"total_{CARBON.id}"
    counted = replace(
        catalog.boundary_of(evaluation),
        reach="supply chain" if place.scope == "life cycle" else "direct",
        place=place.name,
        year=place.carbon.year,
    )
    return Quantity(value[total], drawn[total], counted)
