"""What pages may call between [[ and ]]."""

import json
from collections.abc import Callable
from typing import Any

from setara import api
from setara.answers import report
from setara.categories import CARBON, CATEGORIES
from setara.claims import checking_report
from setara.comparisons import catalog, comparison_report
from setara.core import records
from setara.facts import LIVES, MODELS, PLACES, SCENARIOS, boundary
from setara.lives.life import LIFE_FIELDS, link_of
from setara.lives.life import NODES as NODES_OF_LIFE
from setara.questions.fields import Fields
from setara.questions.items import ANSWER, LIFE, PERIODS, Item
from setara.questions.limits import NODES
from setara.questions.question import FIELDS
from setara.questions.settable import Settable
from setara.stages.factors import FACTORS
from setara.tables import listing
from setara.writing import bar, present
from site_build.content import blocks, subjects
from site_build.content.blocks import Texts, answered, compared, lived, render
from site_build.drawings import pictures
from site_build.editions import editions
from site_build.engine import preview
from site_build.pages import architecture, study_pages, validation
from site_build.theme import assets

HOME = ("mistral-large-2", "streaming-hour", "car-petrol-km", "meal-beef", "beef")


def home() -> str:
    """The body of the home page."""
    answer = answered("default")
    question = answer["question"]
    words = (
        MODELS[question["model"]].name,
        f"{question['prompt_tokens']} tokens sent",
        PLACES[question["grid"]].name,
        *(FIELDS[name].choices[question[name]].lower() for name in ("load", "mode")),
    )
    return render(
        "home.html", answer=answer, asked=", ".join(words), bar=beside(answer["impacts"]["carbon"])
    )


def beside(impact: Texts) -> Texts | None:
    """The bar of the home page: one answer's greenhouse gas, with everyday things below."""
    answer = subjects.evaluated("default")
    weighed = {name: catalog.weighed(Item(name), CARBON.id, answer, {}) for name in HOME}
    marks = [
        bar.mark(name, catalog.entry(name).one, quantity.value, CARBON.unit)
        for name, quantity in weighed.items()
        if quantity
    ]
    return bar.range_bar(CARBON, impact["value"], impact["low"], impact["high"], marks)


def claim(name: str, what: str = "first") -> str:
    """The first sentence of a claim's verdict, or another of its texts."""
    check = checking_report.report(name)
    return str(check["verdict"]["first"] if what == "first" else check[what])


def calculator() -> str:
    """The body of the page of one answer, with the answer to the default question in it."""
    scenarios = {
        name: {"name": scenario["name"], "link": answered(name)["link"]}
        for name, scenario in SCENARIOS.items()
        if scenario.get("preset")
    }
    return render(
        "answer.html",
        **results(
            answered("default"), report.fields(), scenarios, subjects.scenario("default"), NODES
        ),
        like=like(ANSWER, FIELDS),
        published=study_pages.main_figures(),
    )


def life() -> str:
    """The body of the page of a model's life, with the answer to the default question in it."""
    lives = {name: {"name": life["name"], "link": link_of(name)} for name, life in LIVES.items()}
    return render(
        "life.html",
        **results(
            lived("llama"), report.fields(LIFE_FIELDS), lives, subjects.life("llama"), NODES_OF_LIFE
        ),
        like=like(LIFE, LIFE_FIELDS, life={}),
    )


def results(
    answer: Texts, fields: list[Texts], presets: Texts, shared: subjects.Shared, nodes: Settable
) -> Texts:
    """What every page of results is made of."""
    return {
        "answer": answer,
        "shared": shared,
        "comparators": next(field for field in fields if field["name"] == "comparators"),
        "categories": next(
            field for field in comparison_report.fields() if field["name"] == "category"
        ),
        "listed": listing.things(),
        "formulas": preview.module()[0],
        "fields": fields,
        "factors": in_force(answer, nodes),
        "scenarios": presets,
        "models": models(),
        "grids": grids(),
        "editions": editions.since(),
    }


def training_runs() -> str:
    """Training runs whose hours and tokens are both known, beside what parameters times tokens
    give."""
    return render("training_runs.html", rows=listing.training_runs())


def deciding() -> str:
    """What decides in each category whether two figures compare."""
    rows = [
        {
            "name": category.name,
            "words": ", ".join(
                boundary.NAMES[word].lower() for word in boundary.DECIDES[category.id]
            ),
        }
        for category in CATEGORIES
    ]
    return render("deciding.html", rows=rows)


def assumed_ranges() -> str:
    """The range that a figure of each category gets where its source gives none."""
    table = records.table("facts/ranges")
    rows = [
        {
            "name": category.name,
            "factor": f"{table[category.id]['factor']:g}",
            "note": table[category.id]["note"],
            "people": f"{table[category.id].get('people', table[category.id]['factor']):g}",
        }
        for category in CATEGORIES
    ]
    return render("assumed_ranges.html", rows=rows)


def like(first: str, fields: Fields, **question: object) -> Texts:
    """The default answer or life beside the things it is compared with by default."""
    items = [first, *fields["comparators"].default.split(",")]
    return compared(json.dumps({"items": items, **question}))


def comparison() -> str:
    """The body of the comparison page, with the default comparison in it."""
    default = compared("{}")
    return render(
        "comparison.html",
        found=default,
        fields=comparison_report.fields(),
        asked=report.fields(),
        unasked=[field for field in report.fields() if "side" not in field["groups"]],
        models=models(),
        grids=grids(),
        periods=PERIODS,
        listed=listing.things(),
        next=FIELDS["comparators"].default,
        shared=subjects.comparison(),
        editions=editions.since(),
    )


def reconciliation() -> str:
    """The body of the page that leads from any figure to any other, with the first well-known pair
    in it."""
    pairs = study_pages.pairs()
    return render(
        "reconciliation.html",
        found=pairs[0],
        pairs=pairs,
        groups=study_pages.sides(),
        categories=CATEGORIES,
        shared=subjects.reconciliation(pairs[0]["pair"]),
        editions=editions.since(),
    )


def curve() -> str:
    """The default model on the two curves, with the form that puts another there."""
    return render(
        "curve.html",
        shown=json.loads(api.curve("{}")),
        fields=report.fields(),
        unasked=[field for field in report.fields() if "curve" not in field["groups"]],
        models=models(),
        module=f"/{assets.address('js/curve.js')}",
    )


def models() -> list[dict[str, Any]]:
    """Every model for the form, by developer and name."""
    return [
        {
            "id": row["model"],
            "name": row["name"],
            "developer": MODELS[row["model"]].developer,
            "status": row["status"],
            "size": f"{row['active_1e9']} of {row['total_1e9']}",
        }
        for row in listing.models()
    ]


def grids() -> list[dict[str, Any]]:
    """Every place for the form, life-cycle figures first."""
    ordered = sorted(PLACES.items(), key=lambda item: (item[1].scope, item[1].name))
    return [
        {
            "code": code,
            "name": place.name,
            "text": present.bare(present.quantity(place.carbon.value, "kgCO2e/kWh", 3)),
            "scope": place.scope,
        }
        for code, place in ordered
    ]


def in_force(answer: Texts, nodes: Settable) -> list[Texts]:
    """Every factor in force in an answer that a reader may set by name, for the fold of the
    form."""
    steps = answer["steps"]
    keys = ("label", "unit", "text", "range_text", "evidence", "place")
    return [
        {
            "name": name,
            "stage": factor.stage,
            "meaning": factor.meaning,
            **{key: steps[name].get(key, "") for key in keys},
        }
        for name, factor in FACTORS.items()
        if name in steps and name in nodes
    ]


def macros(_language: str) -> dict[str, Callable[..., str]]:
    """The macros of a language by name."""
    pieces = (
        "formula", "factor", "factors", "source",
        "result", "result_text", "life", "scenario_link", "published",
    )  # fmt: skip
    functions = {
        "home": home,
        "calculator": calculator,
        "claim": claim,
        "life_calculator": life,
        "comparison": comparison,
        "reconciliation": reconciliation,
        "deciding": deciding,
        "training_runs": training_runs,
        "assumed_ranges": assumed_ranges,
        "curve": curve,
        "picture": pictures.picture,
        "number": pictures.number,
        "validation": validation.cases,
        "validated": validation.count,
        "case": validation.case,
        "agreements": validation.runs,
        "missed": validation.missed,
        "architecture": architecture.tower,
    }
    return {**{name: getattr(blocks, name) for name in pieces}, **functions}
