"""The door: JSON text in, JSON text out. Errors come back as data, never as a traceback."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from setara import EDITION
from setara.answers.curve import curves
from setara.answers.report import report
from setara.answers.steps import notations
from setara.comparisons import comparison_report
from setara.comparisons.comparison import ALL_FIELDS, answer_to, read_comparison
from setara.core.guard import guarded
from setara.evaluation.evaluation import Evaluation, UndefinedError, evaluate
from setara.lives import life_report
from setara.lives.life import LIFE_FIELDS, marginal, read_life
from setara.lives.life import NODES as NODES_OF_LIFE
from setara.questions.fields import Problem, near
from setara.questions.limits import NODES
from setara.questions.question import LOCALE, Question, from_link, read
from setara.reconciliations import reconciliation_report
from setara.reconciliations.pair_question import pair_from_link, read_pair
from setara.reconciliations.pairs import reconciled
from setara.sharing.answers import asked as asked_words
from setara.sharing.answers import of_answer, of_life
from setara.sharing.comparisons import of_comparison
from setara.sharing.formats import offered
from setara.sharing.reconciliations import of_reconciliation
from setara.sharing.subject import SITE, Subject

LONGEST = 100_000  # characters of a question


@guarded()
def answer(question: str) -> str:
    """The footprint of what a question asks.

    `question`: a JSON object; every field may be left out. Tokens and parameters are counts
    (parameters in 1e9), `pue` has no unit, `wue` is in L/kWh, `draws` is 200 to 20,000; see `setara
    fields` for all of them. Returns a JSON object with `impacts` in kWh, kgCO2e, L, kgSb and MJ, or
    with `problems`: a list of {field, message, accepted, near}; then nothing was computed.
    """
    table, problems = _object(question)
    return _dump(
        _answer(table, problems, lambda valid_question: _reported(evaluate(valid_question)))
    )


def ask(**question: Any) -> dict[str, Any]:
    """The same for people who write Python: fields as arguments, a dictionary back, ValueError for
    problems."""
    reply: dict[str, Any] = json.loads(answer(json.dumps(question)))
    if "problems" in reply:
        raise ValueError(" ".join(problem["message"] for problem in reply["problems"]))
    return reply


@guarded()
def explain(question: str) -> str:
    """The same answer with every formula behind it in LaTeX as well, under `notations`: in symbols
    and with values."""
    table, problems = _object(question)
    return _dump(_answer(table, problems, _explained))


@guarded()
def share(shared: str) -> str:
    """What another call gives, in every format that discussions, papers and programs take.

    `shared`: a JSON object with `call`, one of answer, life, compare and reconcile; `question`, as
    that call takes it; and perhaps `site`, the address that links begin with and end in a slash;
    without it they begin with {site}. Returns a JSON object with `texts` by format, or with
    `problems`.
    """
    table, problems = _object(shared)
    call, question, site = (table.get(name, usual) for name, usual in SHARED.items())
    problems += [
        Problem(
            name,
            f"Nothing of what is shared is called {name}.",
            ", ".join(SHARED),
            near(name, SHARED),
        )
        for name in table
        if name not in SHARED
    ]
    if not (
        isinstance(site, str)
        and (site == SITE or re.fullmatch(r"https?://[^\s\"<>]{1,200}/", site))
    ):
        problems.append(
            Problem("site", "The address of a site begins with https:// and ends in a slash.", SITE)
        )
    if str(call) not in SUBJECTS:
        message = f"No call called {call} can be shared."
        problems.append(Problem("call", message, ", ".join(SUBJECTS), near(str(call), SUBJECTS)))
    if problems:
        return _dump(
            {
                "edition": EDITION,
                "problems": [asdict(problem) for problem in problems],
                "question": question,
            }
        )
    give, subject = SUBJECTS[call]
    reply = json.loads(give(json.dumps(question)))
    return _dump(
        reply
        if "problems" in reply
        else {"edition": EDITION, **offered(subject(question, reply), site)}
    )


@guarded()
def compare(question: str) -> str:
    """Amounts of things and answers beside each other.

    `question`: a JSON object with `items` (texts such as "10d-answer" and "beef.ademe", the first
    is held against), `span`, `people`, `category`, and every field of an answer's question; all may
    be left out. Returns a JSON object with a row for each item in the unit of the category, or with
    `problems`; then nothing was computed.
    """
    table, problems = _object(question)
    compared = read_comparison(table)
    compared.problems[:0] = problems
    if not compared.problems:
        try:
            return _dump(comparison_report.report(compared, answer_to(compared.question)))
        except UndefinedError as error:
            compared.problems.append(Problem("question", f"{error}."))
    return _dump(_refused(compared.question))


@guarded()
def reconcile(question: str) -> str:
    """The way from one figure to another as a product of steps, and what nothing published
    explains.

    `question`: a JSON object with `a` and `b`, the ids of two figures, and `category`, or `prefer`,
    the one to take where both have it; all may be left out. Returns a JSON object with `rows` that
    lead from the one to the other, or with `problems`; then nothing was computed.
    """
    table, problems = _object(question)
    pair = read_pair(table)
    pair.problems[:0] = problems
    if pair.problems or pair.sides is None:
        listed = [asdict(problem) for problem in pair.problems]
        return _dump({"edition": EDITION, "problems": listed, "question": pair.asked})
    return _dump(reconciliation_report.report(*reconciled(*pair.sides), pair.locale))


@guarded()
def life(question: str) -> str:
    """The footprint of a model's whole life: its training, and its service over a time.

    `question`: a JSON object with `model`, `start` and `end` (months such as "2025-01"),
    `answers_per_day`, what is known of the training, and every field of an answer's question but
    `answers` and `mode`; all may be left out. Returns what `answer` returns, with averages,
    break-evens and training's share, or `problems`.
    """
    table, problems = _object(question)
    life = read_life(table)
    life.problems[:0] = problems
    if not life.problems:
        try:
            return _dump(life_report.report_life(evaluate(life), evaluate(marginal(life))))
        except UndefinedError as error:
            life.problems.append(Problem("question", f"{error}."))
    return _dump(_refused(life))


@guarded()
def curve(question: str) -> str:
    """The energy of a token over requests decoded together and over size, for what a question asks.

    `question`: as for an answer. Returns a JSON object with both curves as paths in percent of a
    drawing, or with `problems`; then nothing was computed.
    """
    table, problems = _object(question)
    return _dump(_answer(table, problems, curves))


@guarded(unknown=[])
def link(query: str) -> str:
    """The question that a link's query asks, as JSON: `question`, `unknown` keys kept, and
    `problems` if any."""
    question, unknown, problems = from_link(query, NODES)
    return _understood(question, unknown, [*problems, *read(_linked(question), NODES).problems])


@guarded(unknown=[])
def compare_link(query: str) -> str:
    """The same for a link to a comparison."""
    question, unknown, problems = from_link(query, NODES, ALL_FIELDS)
    return _understood(question, unknown, [*problems, *read_comparison(_linked(question)).problems])


@guarded(unknown=[])
def life_link(query: str) -> str:
    """The same for a link to a life."""
    question, unknown, problems = from_link(query, NODES_OF_LIFE, LIFE_FIELDS)
    return _understood(question, unknown, [*problems, *read_life(_linked(question)).problems])


@guarded(unknown=[])
def reconcile_link(query: str) -> str:
    """The same for a link to a reconciliation."""
    question, unknown, problems = pair_from_link(query)
    return _understood(question, unknown, [*problems, *read_pair(question).problems])


SHARED = {"call": "answer", "question": {}, "site": SITE}
SUBJECTS: dict[
    str, tuple[Callable[[str], str], Callable[[dict[str, Any], dict[str, Any]], Subject]]
] = {
    "answer": (answer, lambda question, reply: of_answer(answer_to(read(question, NODES)), reply)),
    "life": (life, lambda question, reply: of_life(answer_to(read_life(question)), reply)),
    "compare": (compare, lambda question, reply: of_comparison(read_comparison(question), reply)),
    "reconcile": (reconcile, lambda _, reply: of_reconciliation(reply)),
}


def _linked(question: dict[str, Any]) -> dict[str, Any]:
    """A link's question with the locale that its texts are in."""
    return {**question, "locale": LOCALE}


def _understood(question: dict[str, Any], unknown: list[str], problems: list[Problem]) -> str:
    refusals = [asdict(problem) for problem in problems]
    return _dump(
        {"edition": EDITION, "question": question, "unknown": unknown, "problems": refusals}
    )


def _object(text: str) -> tuple[dict[str, Any], list[Problem]]:
    if len(text) > LONGEST:
        return {}, [
            Problem("question", f"The question has {len(text)} characters.", f"at most {LONGEST}")
        ]
    try:
        table = json.loads(text)
    except (ValueError, RecursionError) as error:
        return {}, [Problem("question", f"The question is not JSON: {error}.", "a JSON object")]
    if not isinstance(table, dict):
        return {}, [
            Problem(
                "question", f"The question must be a JSON object, not {text[:40]}.", "a JSON object"
            )
        ]
    return table, []


def _answer(
    table: dict[str, Any], problems: list[Problem], reply: Callable[[Question], dict[str, Any]]
) -> dict[str, Any]:
    question = read(table, NODES)
    question.problems[:0] = problems
    if not question.problems:
        try:
            return reply(question)
        except UndefinedError as error:
            question.problems.append(Problem("question", f"{error}."))
    return _refused(question)


def _reported(evaluation: Evaluation) -> dict[str, Any]:
    question = evaluation.question
    return {**report(evaluation), "asked": asked_words(question.values, question.given)}


def _explained(question: Question) -> dict[str, Any]:
    evaluation = evaluate(question)
    return {**_reported(evaluation), "notations": notations(evaluation)}


def _refused(question: Question) -> dict[str, Any]:
    return {
        "edition": EDITION,
        "problems": [asdict(problem) for problem in question.problems],
        "question": {**question.values, "given": question.given},
    }


def _dump(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, allow_nan=False)
