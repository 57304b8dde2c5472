"""An answer to share: what was asked in words, what is counted, what it is like."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from setara.answers.premise import settings, settled
from setara.categories import CARBON
from setara.comparisons.computed_texts import field_words, number_words
from setara.evaluation.evaluation import Evaluation
from setara.facts import MODELS, PLACES, SCENARIOS
from setara.lives.life import named
from setara.questions.limits import NODES
from setara.questions.question import FIELDS, read
from setara.sharing.beside import RECORD, beside, sentence
from setara.sharing.subject import Subject, below, dated, place, undated
from setara.writing.wording import among

SAID = (
    "model",
    "active_parameters",
    "total_parameters",
    "prompt_tokens",
    "output_tokens",
    "grid",
    "answers",
    "draws",
)
CODE = """import json
from setara import api

found = json.loads(api.{call}({question!r})){premise}
carbon = found["impacts"]["carbon"]
print(carbon["text"], "range", carbon["range_text"])  # {text}, {range}
"""
USED = {"inference": "use", "hardware": "hardware", "device": "device", "training": "training"}


@cache
def scenarios() -> dict[str, str]:
    """The named questions by the link that asks each."""
    return {read(scenario["question"], NODES).link(): name for name, scenario in SCENARIOS.items()}


def asked(values: dict[str, Any], given: dict[str, Any]) -> str:
    """What was asked, in words."""
    named = (
        MODELS[values["model"]].name
        if values["model"]
        else f"{number_words(values['active_parameters'])}B parameters"
    )
    sent, visible = (number_words(values[name]) for name in ("prompt_tokens", "output_tokens"))
    words = [
        named,
        f"{sent} tokens sent, {visible} visible in the answer",
        PLACES[values["grid"]].name,
    ]
    for name, field in FIELDS.items():
        setting = values[name]
        if name in SAID or field.first or field.type == "items":
            continue
        if setting is not None and (setting != field.default or name == "load"):
            words.append(field_words(name, setting))
    return f"Asked: {'; '.join([*words, *settings(values, given, FIELDS)])}."


def counted_words(states: dict[str, str]) -> str:
    """The boundary of an answer in three to five words."""
    counted = [word for stage, word in USED.items() if states[stage] == "in"]
    head = among(counted) if len(counted) < 3 else ", ".join(counted)
    return head if states["training"] == "in" else f"{head}, no training"


def of_answer(evaluation: Evaluation, answer: dict[str, Any]) -> Subject:
    """An answer, with the address of its named question where it has one."""
    link = answer["link"]
    scenario = scenarios().get(link)
    many = answer["question"]["answers"] != 1
    comparators = [] if many else beside(evaluation)
    tool, embedded = place("calculators/answer/"), place("embed/answer/")
    return Subject(
        **_results(evaluation, answer, "answer"),
        id=scenario or "answer",
        about=asked(answer["question"], answer["question"]["given"]),
        beside=sentence(comparators[0], "such answers") if comparators else "",
        page=below("s", scenario, edition=True) if scenario else f"{tool}{dated(link)}",
        latest=below("s", scenario) if scenario else f"{tool}{undated(link)}",
        embed=below("embed", scenario, edition=True) if scenario else f"{embedded}{dated(link)}",
        embed_latest=below("embed", scenario) if scenario else f"{embedded}{undated(link)}",
    )


def of_life(evaluation: Evaluation, life: dict[str, Any]) -> Subject:
    """A model's whole life."""
    tool, comparators = place("calculators/life/"), beside(evaluation, RECORD["beside_a_life"])
    words = settled(evaluation.question)
    return Subject(
        **_results(evaluation, life, "life"),
        id=f"life-{named(evaluation.question) or 'asked'}",
        about=f"{life['service']} {life['training']}{f' Set: {words}.' if words else ''}",
        beside=sentence(comparators[0], "such lives") if comparators else "",
        page=f"{tool}{dated(life['link'])}",
        latest=f"{tool}{undated(life['link'])}",
    )


def _results(evaluation: Evaluation, report: dict[str, Any], call: str) -> dict[str, Any]:
    """What is shared of every page of results: the finding, what is counted, each category, the
    code that gives it."""
    carbon, boundary = report["impacts"]["carbon"], report["boundary_text"]
    rest = [
        f"{impact['name'].lower()} {impact['text']} ({impact['range_text']})"
        for name, impact in report["impacts"].items()
        if name != CARBON.id
    ]
    states = {stage["stage"]: stage["state"] for stage in report["boundary"]}
    question = json.dumps(evaluation.question.asked())
    words = settled(evaluation.question)
    return {
        "finding": f"{report['title']['before']} {report['title']['number']}",
        "figure": f"{carbon['range_text']} in 95 of 100 draws"
        if carbon["high"] > carbon["low"]
        else "",
        "boundary": (
            f"Counted: {boundary['in']}. Left out: {boundary['out']}. Unknown: "
            f"{boundary['unknown']}."
        ),
        "boundary_words": counted_words(states),
        "rows": tuple(
            {
                "category": name,
                "name": impact["name"],
                "value": impact["value"],
                "low": impact["low"],
                "high": impact["high"],
                "unit": impact["unit"],
                "what": impact["what"],
                **({"set": words} if words else {}),
                **{f"stage_{stage['stage']}": stage["state"] for stage in report["boundary"]},
            }
            for name, impact in report["impacts"].items()
        ),
        "shown": tuple(
            {key: impact[key] for key in ("name", "text", "range_text")}
            for impact in _carbon_first(report["impacts"])
        ),
        "sources": tuple(
            dict.fromkeys(step["source"] for step in report["steps"].values() if step.get("source"))
        ),
        "code": CODE.format(
            call=call,
            question=question,
            premise=words and f"\n\n# {words}",
            text=carbon["text"],
            range=carbon["range_text"],
        ),
        "also": f"Also: {'; '.join(rest)}.",
    }


def _carbon_first(impacts: dict[str, Any]) -> list[dict[str, Any]]:
    return sorted(impacts.values(), key=lambda impact: impact["node"] != f"total_{CARBON.id}")
