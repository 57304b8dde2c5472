"""The formulas as JavaScript, from their own bodies, with the values they need: what answers until Python is there."""

import json
from typing import Any

from setara.binding import electricity, language_model
from setara.categories import CATEGORIES
from setara.core.present import LADDERS
from setara.core.symbols import javascript
from setara.facts import EXACT, FACTORS, MODELS, PLACES
from setara.model import GRAPH, NODES
from setara.question import FIELDS
from setara.steps import tree
from site_build.assets import digest


def module() -> tuple[str, str]:
    """The address of the module in the site, and its text."""
    formulas = ",\n".join(f"  [{json.dumps(one.name)}, (v) => {_body(one.name)}]" for one in GRAPH.order)
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
            name: {"by": one.by, "options": {option: figure.value for option, figure in one.options.items()}}
            for name, one in FACTORS.items()
        },
        "models": {
            name: {node: one.value for node, one in bound.items() if node != "precision_bits"}
            for name, bound in hosted.items()
        },
        "declared": {
            name: {node: one.value for node, one in bound.items() if node == "precision_bits"}
            for name, bound in hosted.items()
        },
        "untrained": {node: one.value for node, one in language_model(None, local=False).items()},
        "grids": {code: {node: one.value for node, one in electricity(code, "grid").items()} for code in PLACES},
        "fields": {
            name: {
                "type": one.type,
                "node": one.node or name,
                "default": one.default,
                "choices": list(one.choices),
            }
            for name, one in FIELDS.items()
        },
        "bounds": NODES,
        "ladders": {category.id: LADDERS[category.unit] for category in CATEGORIES},
    }
