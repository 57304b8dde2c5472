"""The answers to the named scenarios and lives, frozen.

Rewrite them with `PYTHONPATH=calc:. python tests/calc/write_golden.py`.
"""

import json
from pathlib import Path
from typing import Any

from setara import api
from setara.facts import LIVES, SCENARIOS

FILE, LIFE_FILE = (Path(__file__).with_name(name) for name in ("golden.json", "golden_lives.json"))


def answers() -> dict[str, dict[str, Any]]:
    """What each scenario answers: its title, and texts and values in each category."""
    return {name: answer(scenario["question"]) for name, scenario in SCENARIOS.items()}


def lives() -> dict[str, dict[str, Any]]:
    """The same for each named life."""
    return {name: life(one["question"]) for name, one in LIVES.items()}


def answer(question: dict[str, Any]) -> dict[str, Any]:
    """The part of an answer that is frozen."""
    return _frozen(api.answer(json.dumps(question)))


def life(question: dict[str, Any]) -> dict[str, Any]:
    """The part of a life that is frozen."""
    return _frozen(api.life(json.dumps(question)))


def _frozen(text: str) -> dict[str, Any]:
    found = json.loads(text)
    return {
        "title": "{before} {number}{after}".format(**found["title"]),
        **{
            name: {key: impact[key] for key in ("text", "range_text", "value", "low", "high")}
            for name, impact in found["impacts"].items()
        },
    }


if __name__ == "__main__":
    for file, found in ((FILE, answers()), (LIFE_FILE, lives())):
        file.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
