"""The pages that are written from the facts: formulas, factors, models, grids, sources, edition."""

from collections import defaultdict

from setara import EDITION, listing
from setara.categories import CATEGORIES, IMPACTS
from setara.core import present
from setara.core.records import Figure
from setara.evaluation import STAGES
from setara.facts import FACTORS, MODELS, PLACES, PUBLISHED, SCENARIOS, SOURCES
from setara.model import GRAPH
from setara.steps import heading, spoken
from site_build import templating
from site_build.blocks import Texts, answered, figure, formulas, leaf, studies

COLUMN_UNITS = {
    "carbon": (1e-3, "g CO₂e"),
    "water": (1.0, "L"),
    "metals": (1e-6, "mg Sb eq"),
    "primary_energy": (1.0, "MJ"),
}


def pages(_language: str) -> dict[str, str]:
    """Their place in docs/<language>/ and their Markdown."""
    data: dict[str, Texts] = {
        "compare/published": {
            "published": studies(),
            "names": [stage.name for stage in STAGES],
            "impacts": {category.id: category for category in CATEGORIES},
            "ours": answered("default")["impacts"]["carbon"],
        },
        "data/formulas": _formulas(),
        "data/factors": _factors(),
        "data/models": {"rows": listing.models(), "models": MODELS, "sources": SOURCES},
        "data/grids": _grids(),
        "data/sources": {"sources": SOURCES, "cited": citations()},
        "data/edition": {
            "scenarios": [(SCENARIOS[name]["name"], answered(name)) for name in SCENARIOS],
            "categories": CATEGORIES,
        },
    }
    environment = templating.environment()
    return {
        f"{name}.md": environment.get_template(f"{name}.md").render(edition=EDITION, **content)
        for name, content in data.items()
    }


def _formulas() -> Texts:
    stages = dict.fromkeys(one.stage for one in GRAPH.formulas.values())
    return {
        "count": len(GRAPH.formulas),
        "stages": [(heading(stage), formulas(stage, anchored=True)) for stage in stages],
    }


def _factors() -> Texts:
    used: dict[str, list[Texts]] = defaultdict(list)
    for formula in GRAPH.formulas.values():
        for need in formula.needs:
            used[need].append(leaf(formula.name))
    stages: dict[str, list[Texts]] = defaultdict(list)
    for one in FACTORS.values():
        shown = {"meaning": one.meaning, "by": one.by, "figures": [figure(one, option) for option in one.options]}
        stages[heading(one.stage)].append(
            {**shown, "name": one.name, "heading": heading(one.name), "symbol": one.symbol, "used": used[one.name]}
        )
    inputs = [{**leaf(name), "used": used[name]} for name in GRAPH.leaves if name not in FACTORS]
    return {"count": len(FACTORS), "stages": stages, "inputs": inputs}


def _grids() -> Texts:
    rows = []
    for code, place in sorted(PLACES.items(), key=lambda item: item[1].name):
        found = {category.name: _electricity(getattr(place, category.id), category.id) for category in IMPACTS}
        rows.append({"code": code, "place": place, "cells": found})
    return {"rows": rows, "columns": [(category.name, COLUMN_UNITS[category.id][1]) for category in IMPACTS]}


def _electricity(found: Figure | None, category: str) -> Texts | None:
    """A place's figure in the unit of its column, which is the same for all places."""
    if found is None:
        return None
    size = COLUMN_UNITS[category][0]
    return {
        "figure": found,
        "text": present.digits(found.value / size, 3),
        "range": " to ".join(present.trimmed(end / size, 2) for end in found.range or ()),
        "source": SOURCES[found.source],
        "others": [{**other, "text": present.digits(other["value"] / size, 3)} for other in found.others],
    }


def citations() -> dict[str, list[Texts]]:
    """Where each source is used: factors, models, places and published figures by id."""
    found: dict[str, list[Texts]] = {name: [] for name in SOURCES}
    for one in FACTORS.values():
        for option in one.options:
            shown = figure(one, option)
            for name in {shown["figure"].source, *(other["source"] for other in shown["others"])}:
                found[name].append({"text": spoken(one.name), "place": f"/data/factors.md#{shown['anchor']}"})
    for name, model in MODELS.items():
        for cited in {model.source, *((model.training.source,) if model.training else ())}:
            found[cited].append({"text": model.name, "place": f"/data/models.md#{name}"})
    for code, place in PLACES.items():
        figures = [one for one in (place.carbon, place.water, place.metals, place.primary_energy) if one]
        for cited in {one.source for one in figures} | {other["source"] for one in figures for other in one.others}:
            found[cited].append({"text": place.name, "place": f"/data/grids.md#{code}"})
    for name, published in PUBLISHED.items():
        found[published.source].append({"text": published.name, "place": f"/compare/published.md#{name}"})
    return {name: list({use["text"]: use for use in uses}.values()) for name, uses in found.items()}
