"""The formulas as JavaScript, from their own bodies, with the values they need: what answers until
Python is there."""

import json
from typing import Any

from setara.answers.steps import tree
from setara.categories import CATEGORIES
from setara.core.symbols import javascript
from setara.evaluation import training_run
from setara.evaluation.binding import SERVED, electricity, language_model
from setara.evaluation.evaluation import ANSWER_GRAPH
from setara.facts import MODELS, PLACES, WORLD
from setara.facts.model_record import METERED, Model
from setara.lives.life import FIXED, LIFE_FIELDS
from setara.lives.life import NODES as NODES_OF_LIFE
from setara.questions.checks import LONGEST_TEXT, MOST_AT_HOME, SLACK, TEXTS
from setara.questions.fields import EARLIEST, LATEST, Fields
from setara.questions.limits import NODES
from setara.questions.question import FIELDS
from setara.questions.settable import Settable
from setara.stages.factors import EXACT, FACTORS
from setara.stages.life_cycle import GRAPH
from setara.writing.present import LADDERS
from site_build.theme.assets import digest


def module() -> tuple[str, str]:
    """The address of the module in the site, and its text."""
    formulas = ",\n".join(
        f"  [{json.dumps(formula.name)}, (v) => {_body(formula.name)}]"
        for formula in ANSWER_GRAPH.order
    )
    facts = json.dumps(_facts(), ensure_ascii=False, separators=(",", ":"))
    text = f"export const formulas = [\n{formulas},\n];\nexport const facts = {facts};\n"
    return f"assets/formulas-{digest(text.encode())}.js", text


def _body(name: str) -> str:
    return javascript(tree(name), lambda need: f"v.{need}")


def _facts() -> dict[str, Any]:
    """Values by the choice they belong to; as the door would bind them."""
    hosted = {name: language_model(name, local=False) for name in MODELS}
    return {
        "exact": {name: value for name, (value, _) in EXACT.items()},
        "factors": {
            name: {
                "by": factor.by,
                "options": {option: figure.value for option, figure in factor.options.items()},
            }
            for name, factor in FACTORS.items()
        },
        "models": {
            name: {
                node: quantity.value for node, quantity in bound.items() if node != "precision_bits"
            }
            for name, bound in hosted.items()
        },
        "declared": {
            name: {
                node: quantity.value for node, quantity in bound.items() if node == "precision_bits"
            }
            for name, bound in hosted.items()
        },
        "runs": {
            name: _run(model) for name, model in MODELS.items() if model.training or model.tokens
        },
        "roads": training_run.ROADS,
        "recorded": training_run.RECORDED,
        "metered": METERED,
        "world": WORLD,
        "served": SERVED,
        "fixed": FIXED,
        "grids": {
            code: {node: quantity.value for node, quantity in electricity(code, "grid").items()}
            for code in PLACES
        },
        "fields": {"answer": _fields(FIELDS), "life": _fields(LIFE_FIELDS)},
        "nodes": sorted(
            GRAPH.nodes.keys() - {field.key for field in (*FIELDS.values(), *LIFE_FIELDS.values())}
        ),
        "given": {"answer": _given(NODES), "life": _given(NODES_OF_LIFE)},
        "limits": {
            "texts": TEXTS,
            "longest": LONGEST_TEXT * SLACK,
            "home": MOST_AT_HOME,
            "months": [EARLIEST, LATEST],
        },
        "ladders": {category.id: LADDERS[category.unit] for category in CATEGORIES},
    }


def _run(model: Model) -> dict[str, Any]:
    """What is known of a training run: its own nodes, what they depend on, and the tokens where
    nothing else is."""
    facts: dict[str, Any] = {"tokens": model.tokens.count if model.tokens else 0, "nodes": {}}
    if model.training:
        hours, electricity = (
            model.training.accelerator_hours,
            model.training.accelerator_electricity,
        )
        road, value = (
            (training_run.HOURS, hours) if hours else (training_run.ELECTRICITY, electricity)
        )
        facts |= {key: getattr(model.training, key) for key in ("metered", "accelerator", "grid")}
        facts |= {"power": model.training.accelerator_power, "nodes": {road: value}, "tokens": 0}
        if model.training.idle_overhead is not None:
            facts["nodes"]["training_idle_overhead"] = model.training.idle_overhead
    return facts


def _fields(fields: Fields) -> dict[str, dict[str, Any]]:
    return {
        name: {
            "key": field.key,
            "type": field.type,
            "node": field.node or name,
            "default": field.default,
            "choices": list(field.choices),
            "least": field.least,
            "most": field.most,
            "whole": field.whole,
            "measured": field.first,
        }
        for name, field in fields.items()
    }


def _given(nodes: Settable) -> dict[str, dict[str, Any]]:
    """What may be given by name, as fields are."""
    accepted = {name: nodes.field(name) for name in nodes}
    return {
        name: {"least": field.least, "most": field.most, "whole": field.whole}
        for name, field in accepted.items()
    }
