"""What pages may call between [[ and ]]."""

from collections.abc import Callable
from typing import Any

from setara import listing, report
from setara.core import present
from setara.facts import FACTORS, MODELS, PLACES, SCENARIOS
from setara.question import FIELDS
from site_build import blocks, preview
from site_build.blocks import answered, render, studies


def home() -> str:
    """The body of the home page."""
    answer = answered("default")
    asked = answer["question"]
    words = (
        MODELS[asked["model"]].name,
        f"{asked['prompt_tokens']} tokens sent",
        PLACES[asked["grid"]].name,
        *(FIELDS[name].choices[asked[name]].lower() for name in ("load", "mode")),
    )
    return render("home.html", answer=answer, asked=", ".join(words))


def calculator() -> str:
    """The body of the calculator page, with the answer to the default question in it."""
    return render(
        "calculator.html",
        answer=answered("default"),
        formulas=preview.module()[0],
        fields=report.fields(),
        factors=in_force(),
        scenarios={
            name: {"name": one["name"], "question": one["question"], "link": answered(name)["link"]}
            for name, one in SCENARIOS.items()
        },
        models=models(),
        grids=grids(),
        published=studies(),
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
            "name": one.name,
            "text": present.quantity(one.carbon.value, "kgCO2e/kWh", 3).replace("\u00a0CO₂e", ""),
            "scope": one.scope,
        }
        for code, one in ordered
    ]


def in_force() -> list[dict[str, Any]]:
    """Every factor in force for the default question, for the fold of the form."""
    steps = answered("default")["steps"]
    keys = ("label", "unit", "text", "range_text", "evidence", "place")
    return [
        {"name": name, "stage": one.stage, "meaning": one.meaning, **{key: steps[name].get(key, "") for key in keys}}
        for name, one in FACTORS.items()
        if name in steps
    ]


def macros(_language: str) -> dict[str, Callable[..., str]]:
    """The macros of a language by name."""
    pieces = (
        "formula", "formulas", "factor", "factors", "source",
        "result", "result_text", "scenario_link", "published", "published_text",
    )  # fmt: skip
    return {**{name: getattr(blocks, name) for name in pieces}, "home": home, "calculator": calculator}
