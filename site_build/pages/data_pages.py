"""The pages that are written from the facts: formulas, factors, models, grids, sources, edition."""

from collections import defaultdict
from collections.abc import Iterator

from setara import EDITION
from setara.categories import CATEGORIES, IMPACTS
from setara.claims.claim import CLAIMS
from setara.core.records import Figure
from setara.evaluation.evaluation import STAGES
from setara.facts import LIVES, MODELS, PLACES, PUBLISHED, SCENARIOS, SOURCES
from setara.facts.model_record import Model, Tokens, Training
from setara.facts.things import THINGS
from setara.stages.factors import FACTORS
from setara.stages.life_cycle import GRAPH
from setara.tables import listing
from setara.validation.cases import CASES
from setara.validation.runs import RUNS
from setara.writing import present
from setara.writing.wording import heading, spoken
from site_build.content.blocks import Texts, answered, figure, formulas, leaf
from site_build.editions import editions
from site_build.pages import study_pages, table_pages
from site_build.theme import templating

METERS = {"accelerators": "accelerators", "site": "data centre", "machines": "machines"}


def pages(_language: str) -> dict[str, str]:
    """Their place in docs/<language>/ and their Markdown."""
    data: dict[str, Texts] = {
        "compare/published": {
            **table_pages.around("published"),
            "published": study_pages.main_figures(),
            "names": [stage.name for stage in STAGES],
            "impacts": {category.id: category for category in CATEGORIES},
            "ours": answered("default")["impacts"]["carbon"],
        },
        "data/formulas": _formulas(),
        "data/factors": _factors(),
        "data/models": {
            "rows": listing.models(),
            "models": MODELS,
            "sources": SOURCES,
            "runs": {name: _run(model) for name, model in MODELS.items()},
        },
        "data/grids": _grids(),
        "data/sources": {"sources": SOURCES, "cited": citations()},
        "data/edition": {
            "scenarios": [(SCENARIOS[name]["name"], answered(name)) for name in SCENARIOS],
            "categories": CATEGORIES,
            "editions": editions.told(),
            "claimed": answered("default")["claimed"]["range"],
            "names": {category.id: category.name for category in CATEGORIES},
        },
    }
    environment = templating.environment()
    return {
        f"{name}.md": environment.get_template(f"{name}.md").render(edition=EDITION, **content)
        for name, content in data.items()
    }


def _formulas() -> Texts:
    stages = dict.fromkeys(formula.stage for formula in GRAPH.formulas.values())
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
    for factor in FACTORS.values():
        texts = {
            "meaning": factor.meaning,
            "by": factor.by,
            "figures": [figure(factor, option) for option in factor.options],
        }
        stages[heading(factor.stage)].append(
            {
                **texts,
                "name": factor.name,
                "heading": heading(factor.name),
                "symbol": factor.symbol,
                "used": used[factor.name],
            }
        )
    inputs = [{**leaf(name), "used": used[name]} for name in GRAPH.leaves if name not in FACTORS]
    return {"count": len(FACTORS), "stages": stages, "inputs": inputs}


def _run(model: Model) -> list[tuple[str, Training | Tokens]]:
    """What is known of a training run as texts, each with what says so."""
    facts: list[tuple[str, Training | Tokens]] = []
    if model.training:
        hours, power = (
            model.training.accelerator_hours,
            present.quantity(model.training.accelerator_power, "W"),
        )
        electricity = model.training.accelerator_electricity
        text = f"{present.digits(hours, 8)} accelerator-hours at {power}" if hours else ""
        if electricity:
            text = (
                f"{present.quantity(electricity, 'kWh')} metered at the "
                f"{METERS[model.training.metered]}"
            )
        facts.append((f"Training: {text}", model.training))
    if model.tokens:
        facts.append((f"Trained on {present.quantity(model.tokens.count, 'token')}", model.tokens))
    return facts


def _grids() -> Texts:
    units = {category.id: listing.grid_unit(category) for category in IMPACTS}
    rows = []
    for code, place in sorted(PLACES.items(), key=lambda item: item[1].name):
        cells = {
            category.name: _electricity(getattr(place, category.id), units[category.id][0])
            for category in IMPACTS
        }
        rows.append({"code": code, "place": place, "cells": cells})
    return {
        "rows": rows,
        "columns": [(category.name, units[category.id][1]) for category in IMPACTS],
    }


def _electricity(figure: Figure | None, size: float) -> Texts | None:
    """A place's figure in the unit of its column, which is the same for all places."""
    if figure is None:
        return None
    return {
        "figure": figure,
        "text": present.digits(figure.value / size, 3),
        "range": " to ".join(present.trimmed(end / size, 2) for end in figure.range or ()),
        "source": SOURCES[figure.source],
        "others": [
            {**alternative, "text": present.digits(alternative["value"] / size, 3)}
            for alternative in figure.others
        ],
    }


Use = tuple[str, str, str]  # the id of a source, what cites it, where that stands


def citations() -> dict[str, list[Texts]]:
    """Where each source is used: factors, models, places, published figures and things by id."""
    mentions: dict[str, list[Texts]] = {name: [] for name in SOURCES}
    for cited, text, place in (*_uses_of_numbers(), *_uses_beside()):
        mentions[cited].append({"text": text, "place": place})
    return {
        name: list({use["text"]: use for use in uses}.values()) for name, uses in mentions.items()
    }


def _uses_of_numbers() -> Iterator[Use]:
    """Where what is computed with comes from."""
    for factor in FACTORS.values():
        for option in factor.options:
            texts = figure(factor, option)
            for name in {
                texts["figure"].source,
                *(alternative["source"] for alternative in texts["others"]),
            }:
                yield name, spoken(factor.name), f"/data/factors.md#{texts['anchor']}"
    for name, model in MODELS.items():
        for cited in {
            model.source,
            *(record.source for record in (model.training, model.tokens) if record),
        }:
            yield cited, model.name, f"/data/models.md#{name}"
    for life in LIVES.values():
        for cited in life["sources"]:
            yield cited, life["name"], "/calculators/life.md"
    for code, place in PLACES.items():
        figures = [
            content
            for content in (place.carbon, place.water, place.metals, place.primary_energy)
            if content
        ]
        for cited in {content.source for content in figures} | {
            alternative["source"] for content in figures for alternative in content.others
        }:
            yield cited, place.name, f"/data/grids.md#{code}"


def _uses_beside() -> Iterator[Use]:
    """Where what answers are compared with comes from."""
    for name, published in PUBLISHED.items():
        figures = [
            alternative
            for alike in published.alternatives.values()
            for alternative in alike.values()
        ]
        stated = {state.source for state in published.states.values()}
        for cited in {source for content in figures for source in content.sources} | stated:
            yield cited, published.name, f"/studies/{published.study}.md#{name}"
    for name, case in CASES.items():
        yield case.source, f"test: {case.says}", f"/method/validation.md#{name}"
    for run in RUNS:
        yield (
            run.source,
            "measured runs",
            "/method/validation.md#the-energy-law-against-measured-runs",
        )
    for name, claim in CLAIMS.items():
        for cited in (claim.source, *claim.rests_on):
            yield cited, claim.name, f"/claims/{name}.md"
    for name, thing in THINGS.items():
        for cited in thing.sources:
            yield cited, thing.name, f"/compare/everyday/{thing.group}.md#{name}"
