"""The door: JSON text in, JSON text out. Errors come back as data, never as a traceback."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from setara import EDITION
from setara.evaluation import Evaluation, UndefinedError, evaluate
from setara.model import NODES
from setara.question import Problem, Question, from_link, read
from setara.report import report
from setara.steps import notations

LONGEST = 100_000  # characters of a question


def answer(question: str) -> str:
    """The footprint of what a question asks.

    `question`: a JSON object; every field may be left out. Tokens and parameters are counts (parameters in 1e9),
    `pue` has no unit, `wue` is in L/kWh, `draws` is 200 to 20,000; see `setara fields` for all of them.
    Returns a JSON object with `impacts` in kWh, kgCO2e, L, kgSb and MJ, or with `problems`: a list of
    {field, message, accepted, near}; then nothing was computed.
    """
    asked, problems = _object(question)
    return _dump(_answer(asked, problems))


def explain(question: str) -> str:
    """The same answer with every formula behind it in LaTeX as well, under `notations`: in symbols and with values."""
    asked, problems = _object(question)
    return _dump(_answer(asked, problems, notations))


def link(query: str) -> str:
    """The question that a link's query asks, as JSON: `question`, `unknown` keys kept, and `problems` if any."""
    asked, unknown, problems = from_link(query, NODES)
    understood = read(asked, NODES)
    return _dump({
        "edition": EDITION,
        "question": asked,
        "unknown": unknown,
        "problems": [asdict(one) for one in (*problems, *understood.problems)],
    })  # fmt: skip


def _object(text: str) -> tuple[dict[str, Any], list[Problem]]:
    if len(text) > LONGEST:
        return {}, [Problem("question", f"The question has {len(text)} characters.", f"at most {LONGEST}")]
    try:
        asked = json.loads(text)
    except (ValueError, RecursionError) as error:
        return {}, [Problem("question", f"The question is not JSON: {error}.", "a JSON object")]
    if not isinstance(asked, dict):
        return {}, [Problem("question", f"The question must be a JSON object, not {text[:40]}.", "a JSON object")]
    return asked, []


def _answer(
    asked: dict[str, Any], problems: list[Problem], more: Callable[[Evaluation], Any] | None = None
) -> dict[str, Any]:
    question = read(asked, NODES)
    question.problems[:0] = problems
    if not question.problems:
        try:
            evaluation = evaluate(question)
            return {**report(evaluation), **({more.__name__: more(evaluation)} if more else {})}
        except UndefinedError as error:
            question.problems.append(Problem("question", f"{error}."))
    return _refused(question)


def _refused(question: Question) -> dict[str, Any]:
    return {
        "edition": EDITION,
        "problems": [asdict(one) for one in question.problems],
        "question": {**question.values, "given": question.given},
    }


def _dump(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, allow_nan=False)
