"""A question about a model's whole life: its training, and its service over a time. Read as any
question is."""

from __future__ import annotations

from dataclasses import replace

from setara.core import link
from setara.core.records import Table
from setara.evaluation import training_run
from setara.evaluation.binding import bind
from setara.facts import LIVES
from setara.questions.fields import Field, Problem, months, registry
from setara.questions.limits import LIFE_RESULTS, field_names, settable
from setara.questions.question import FIELDS, Question, read
from setara.stages.life_cycle import GRAPH
from setara.writing import present

FIXED = {"mode": "average", "answers": None}  # what an answer asks and a life does not
OWN = registry("lives/life")
LIFE_FIELDS: dict[str, Field] = {
    **OWN,
    **{name: field for name, field in FIELDS.items() if name not in {*OWN, *FIXED}},
}
SERVED = GRAPH.toward(["served_tokens"])
FOLLOW = {"service_months": "end"}  # what both ends of the service say
NODES = settable(LIFE_FIELDS, LIFE_RESULTS, {**field_names(LIFE_FIELDS), **FOLLOW})


def read_life(table: Table) -> Question:
    """Check a question about a life; its service becomes the answers, their tokens the model's
    life."""
    question = read(table, NODES, LIFE_FIELDS)
    question.values |= FIXED
    question.whole_life = True
    _span(question)
    _roads(question)
    if not question.problems:
        _tokens(question)
    return question


def _span(question: Question) -> None:
    start, end = question.values["start"], question.values["end"]
    if start is None or end is None:
        return
    length = (months(end) or 0) - (months(start) or 0)
    if length < 1:
        message = f"The service ends in {end} and starts in {start}; it must end later."
        question.problems.append(Problem("end", message, f"a month after {start}"))
    question.inputs["service_months"] = float(length)


def _roads(question: Question) -> None:
    first, *rest = training_run.said(question) or [""]
    for name in rest:
        message = f"Two accounts of one training run: give this or “{OWN[first].label}”, not both."
        question.problems.append(Problem(name, message, "one of hours, electricity and tokens"))


def _tokens(question: Question) -> None:
    """No more tokens are served than the model's life has."""
    bound = bind(question)
    most = {name: leaf.value if leaf.high is None else leaf.high for name, leaf in bound.items()}
    served = SERVED.evaluate(most)["served_tokens"]
    life = bound.get("lifetime_tokens")
    if life and (life.value if life.low is None else life.low) < served:
        texts = [
            present.quantity(tokens, "token", 4, question.locale)
            for tokens in (served, life.low or life.value)
        ]
        message = (
            f"The service takes {texts[0]}, more than the {texts[1]} of the model’s whole life."
        )
        question.problems.append(
            Problem("lifetime_tokens", message, f"at least {link.written(served)}")
        )


def marginal(question: Question) -> Question:
    """One more answer of the same service while capacity exists: no training, no idle machines."""
    given = {
        name: value
        for name, value in question.given.items()
        if name not in ("training_counted", "idle_counted")
    }
    return replace(
        question, values={**question.values, "mode": "marginal"}, given={**given, "answers": 1}
    )


def link_of(life: str) -> str:
    """The query that asks a named life."""
    return read_life(LIVES[life]["question"]).link()


def named(question: Question) -> str:
    """The named life that a question asks, whatever it is compared with; empty where it is none."""
    usual = replace(
        question, values={**question.values, "comparators": OWN["comparators"].default}
    ).link()
    return next((name for name in LIVES if link_of(name) == usual), "")
