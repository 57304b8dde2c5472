"""The answers to the named scenarios, frozen. Rewrite them with `PYTHONPATH=calc python tests/calc/write_golden.py`."""

import json
from pathlib import Path
from typing import Any

from setara import api
from setara.facts import SCENARIOS

FILE = Path(__file__).with_name("golden.json")


def answers() -> dict[str, dict[str, Any]]:
    """What each scenario answers: its title, and texts and values in each category."""
    return {name: answer(scenario["question"]) for name, scenario in SCENARIOS.items()}


def answer(question: dict[str, Any]) -> dict[str, Any]:
    """The part of an answer that is frozen."""
    found = json.loads(api.answer(json.dumps(question)))
    return {
        "title": "{before} {number}{after}".format(**found["title"]),
        **{
            name: {key: impact[key] for key in ("text", "range_text", "value", "low", "high")}
            for name, impact in found["impacts"].items()
        },
    }


if __name__ == "__main__":
    FILE.write_text(json.dumps(answers(), ensure_ascii=False, indent=1) + "\n", "utf-8")
