"""A model's whole life as the answer that leaves the door: an answer's report, and what a life adds
to it."""

from __future__ import annotations

from typing import Any

from setara.answers.premise import led
from setara.answers.report import report
from setara.categories import CATEGORIES, Category
from setara.evaluation import training_run
from setara.evaluation.evaluation import STAGES, Evaluation
from setara.facts import LIVES, PLACES
from setara.lives.beside import beside
from setara.lives.life import named
from setara.lives.life_chart import chart
from setara.stages.factors import EXACT
from setara.writing import present

TRAINING = STAGES[0]
MONTH = EXACT["days_per_month"][0]
TIMES = (
    ("years", 12 * MONTH, 24 * MONTH),
    ("months", MONTH, 2 * MONTH),
    ("days", 1.0, 0.0),
)  # days of one; least days
METERED = {
    "accelerators": "at the accelerators",
    "site": "at the data centre",
    "machines": "at the machines",
}
OUTSIDE = {"unknown": "training is not assessed", "out": "training is left out"}


def report_life(evaluation: Evaluation, marginal: Evaluation) -> dict[str, Any]:
    """The whole answer about a life, JSON-ready; `marginal` is one more answer of the same
    service."""
    whole, span = report(evaluation), _span(evaluation)
    name = named(evaluation.question)
    for category in CATEGORIES:
        whole["impacts"][category.id] |= {
            "per_answer": _per_answer(evaluation, marginal, category),
            "break_even": _break_even(evaluation, category),
            "chart": chart(evaluation, category, span)
            if evaluation.state(TRAINING) == "in"
            else None,
        }
    return {
        **whole,
        "title": _title(evaluation, span, whole["impacts"]["carbon"]),
        "service": _service(evaluation, span),
        "training": _training(evaluation),
        "record": f"data/models/#{evaluation.question.values['model']}"
        if training_run.model(evaluation.question)
        else "",
        "preset": {key: LIVES[name][key] for key in ("name", "note")} if name else {},
        "beside": beside(evaluation),
    }


def _span(evaluation: Evaluation) -> str:
    months = evaluation.point["service_months"]
    return (
        f"{present.trimmed(months, 6, evaluation.question.locale)} "
        f"month{'' if months == 1 else 's'}"
    )


def _title(evaluation: Evaluation, span: str, carbon: dict[str, Any]) -> dict[str, str]:
    """The finding in a sentence: what comes before the number, the number, what comes after."""
    state, share = evaluation.state(TRAINING), evaluation.point["training_share"]
    words = f"Service of {span} emits about"
    if state == "in":
        words = (
            f"{'A share of training' if share < 1 else 'Training'} and {span} of service emit about"
        )
    ends = f", somewhere between {carbon['low_text']} and {carbon['high_text']}"
    after = ends if carbon["high"] > carbon["low"] else ""
    return {
        "before": led(evaluation.question, words),
        "number": carbon["text"],
        "after": f"{after}{f'; {OUTSIDE[state]}' if state in OUTSIDE else ''}",
    }


def _service(evaluation: Evaluation, span: str) -> str:
    point, locale = evaluation.point, evaluation.question.locale
    answers = present.quantity(point["answers"], "count", 3, locale)
    tokens = present.digits(point["processed_tokens"], 6, 0, locale)
    return (
        f"Service: {answers} answers in {span}, {tokens} tokens each, "
        f"{present.quantity(point['served_tokens'], 'token', 3, locale)} in all."
    )


def _training(evaluation: Evaluation) -> str:
    """How the training run is known, and what that makes at the meter of the data centre."""
    question, point, locale = evaluation.question, evaluation.point, evaluation.question.locale
    road = training_run.known(question)
    if evaluation.state(TRAINING) != "in":
        return f"{OUTSIDE[evaluation.state(TRAINING)].capitalize()}."
    power = present.quantity(point["training_accelerator_power"], "W", 4, locale)
    hours = present.quantity(point["training_accelerator_hours"], "count", 4, locale)
    metered = METERED.get(training_run.choices(question)["training_metered"], "")
    account = {
        training_run.ELECTRICITY: (
            f"{present.quantity(point[training_run.ELECTRICITY], 'kWh', 4, locale)} {metered}"
        ),
        training_run.HOURS: f"{hours} accelerator-hours at {power}",
        training_run.TOKENS: (
            f"{present.quantity(point['active_parameters'], 'Gparam', 4, locale)} and "
            f"{present.quantity(point['training_tokens'], 'token', 3, locale)}, so about {hours} "
            f"hours at {power}"
        ),
    }.get(road, "as given under “All factors”")
    source = "as you state" if training_run.said(question) else "as its record has it"
    return (
        f"Training: {account}, {source}; "
        f"{present.quantity(point['training_run_electricity'], 'kWh', 3, locale)} with "
        f"what lies around the accelerators. Grid: {PLACES[training_run.place(question)].name}."
    )


def _per_answer(evaluation: Evaluation, marginal: Evaluation, category: Category) -> dict[str, Any]:
    """One answer in two senses: all there is over all answers, and one more while capacity
    exists."""
    average, total = f"average_{category.id}", f"total_{category.id}"
    senses: dict[str, Any] = {}
    for key, which, node in (("average", evaluation, average), ("marginal", marginal, total)):
        value, (low, _, high) = which.point[node], which.quantiles(node)
        texts = present.measured(value, low, high, category.unit, evaluation.question.locale)
        senses[key] = {"value": value, "low": low, "high": high, **texts}
    value = senses["marginal"]["value"]
    times = (
        present.trimmed(senses["average"]["value"] / value, 2, evaluation.question.locale)
        if value
        else ""
    )
    return {**senses, "times": times and f"{times} times"}


def _break_even(evaluation: Evaluation, category: Category) -> dict[str, Any]:
    """After how many tokens use has weighed as much as training, and how long that takes at this
    rate."""
    node, locale = f"break_even_tokens_{category.id}", evaluation.question.locale
    value, (low, _, high) = evaluation.point[node], evaluation.quantiles(node)
    state = evaluation.state(TRAINING)
    if state != "in" or not value > 0:
        return {"sentence": f"No break-even: {OUTSIDE.get(state, 'training weighs nothing here')}."}
    texts = present.measured(value, low, high, "token", locale)
    days = value / evaluation.point["served_tokens"] * evaluation.point["service_months"] * MONTH
    unit, size, _ = next(time for time in TIMES if days >= time[2])
    time = f"{present.trimmed(days / size, 2, locale)} {unit}"
    sentence = (
        f"In {category.noun}, use has weighed as much as training after about {texts['text']}, "
        f"somewhere between {texts['low_text']} and {texts['range_text'].split(' to ')[1]}; "
        f"at this rate after {time}."
    )
    return {"value": value, "low": low, "high": high, **texts, "time": time, "sentence": sentence}
