"""What every named question and life answers, as the tests hold it."""

import json
import sys
from typing import Any

from setara import api
from setara.facts import LIVES, SCENARIOS

Answer = dict[str, Any]  # the title, and for each category its texts and values
Answers = dict[str, Answer]


def questions() -> Answers:
    """The answer to each named question, by its id."""
    return {name: answer(scenario["question"]) for name, scenario in SCENARIOS.items()}


def lives() -> Answers:
    """The same for each named life."""
    return {name: life(named["question"]) for name, named in LIVES.items()}


def answer(question: dict[str, Any]) -> Answer:
    """The part of an answer that is held."""
    return _part(api.answer(json.dumps(question)))


def life(question: dict[str, Any]) -> Answer:
    """The part of a life that is held."""
    return _part(api.life(json.dumps(question)))


def _part(text: str) -> Answer:
    whole = json.loads(text)
    return {
        "title": "{before} {number}{after}".format(**whole["title"]),
        **{
            category: {key: impact[key] for key in ("text", "range_text", "value", "low", "high")}
            for category, impact in whole["impacts"].items()
        },
    }


SETS = {"Named questions": questions, "Lives": lives}


if __name__ == "__main__":
    json.dump({title: answers() for title, answers in SETS.items()}, sys.stdout)
