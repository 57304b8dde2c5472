"""The energy of a token as two curves, over requests together and over size, with the reader's
model on both."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from setara import EDITION
from setara.answers.premise import led
from setara.evaluation.evaluation import Evaluation, UndefinedError, evaluate, point
from setara.facts import MODELS
from setara.questions.question import Question
from setara.validation.runs import NODE, RUNS, Run
from setara.writing import present
from setara.writing.scale import Scale

UNIT, RESIDUAL, BATCH = "J", "fit_residual", "concurrent_requests"
DECADES, STEPS = 3, 8  # powers of ten on a scale at least, and points of a curve in each
IN_FORCE = (
    BATCH,
    "precision_bits",
    "active_parameters",
    "total_parameters",
)  # what a form shows where nothing is said
NEAR = 1.5  # over size stand the runs with up to so many times more or fewer requests
LADDER = (1.0, 4.0, 16.0, 64.0, 256.0, 1000.0)  # requests together in the table
Law = Callable[
    [float, float], float
]  # joules per token at a place on the curve, at so much of the residual
Points = Iterable[tuple[float, float]]


def curves(question: Question) -> dict[str, Any]:
    """Both curves, JSON-ready; places are in percent of the drawing's width and height."""
    if question.values[NODE] is not None:
        raise UndefinedError(
            "The curves are those of the energy law; a token that was measured is on none of them"
        )
    try:
        return _curves(question)
    except (ArithmeticError, ValueError):
        raise UndefinedError(
            "With these values there is no curve to draw: a token takes nothing, or too much"
        ) from None


def _curves(question: Question) -> dict[str, Any]:
    evaluation, locale = evaluate(question), question.locale
    value, together, size = (evaluation.point[node] for node in (NODE, BATCH, "total_parameters"))
    low, _, high = evaluation.quantiles(NODE)
    model = MODELS[question.values["model"]].name if question.values["model"] else "your model"
    runs = [run for run in RUNS if run.fitted and run.hardware == question.values["hardware"]]
    model_runs = [run for run in runs if run.model and run.model == question.values["model"]]
    alike = [run for run in runs if together / NEAR <= run.requests <= together * NEAR]
    by_requests = _law(question, BATCH)
    by_size = _law(question, "active_parameters", "total_parameters")
    texts = present.measured(value, low, high, UNIT, locale)
    batch = present.trimmed(together, 3, locale)
    return {
        "edition": EDITION,
        "question": {**question.values, "given": question.given, "locale": locale},
        "link": question.link(),
        "title": {
            "before": led(question, f"A token of {model} takes about"),
            "number": texts["text"],
            "after": f" with {batch} request{'' if batch == '1' else 's'} together",
        },
        "range_text": texts["range_text"],
        "steps": {
            name: {"value": present.trimmed(evaluation.point[name], 6, locale)} for name in IN_FORCE
        },
        "requests": {
            **_view(evaluation, by_requests, together, [(run.requests, run) for run in model_runs]),
            "measured": _measured(model_runs, "this model"),
        },
        "size": {
            **_view(evaluation, by_size, size, [(run.total, run) for run in alike]),
            "measured": _measured(alike, "any model with about as many requests"),
        },
        "rows": [
            {
                "requests": present.trimmed(requests, 4, locale),
                **_text(by_requests(requests, 1), locale),
            }
            for requests in LADDER
        ],
    }


def _text(joules: float, locale: str) -> dict[str, str]:
    return {"text": present.quantity(joules, UNIT, 2, locale)}


def _measured(runs: list[Run], whose: str) -> str:
    if not runs:
        return f"No run of {whose} was measured on this hardware; the line is the law alone."
    return (
        f"Dots: {len(runs)} measured run{'' if len(runs) == 1 else 's'} of {whose} on this "
        "hardware."
    )


def _law(question: Question, *moved: str) -> Law:
    """The energy law of a question with one thing moved along the curve and the residual anywhere
    in its range."""

    def at(place: float, residual: float) -> float:
        values = {**question.values, **dict.fromkeys(moved, place)}
        return float(
            point(replace(question, values=values, given={RESIDUAL: residual, **question.given}))[
                NODE
            ]
        )

    return at


def _view(
    evaluation: Evaluation, law: Law, place: float, runs: list[tuple[float, Run]]
) -> dict[str, Any]:
    """A line with its band, what was measured, and where the reader's model stands on it."""
    locale, value, residual = (
        evaluation.question.locale,
        evaluation.point[NODE],
        evaluation.bound[RESIDUAL],
    )
    across = Scale([1.0, place, *(x for x, _ in runs), 10.0**DECADES], DECADES)
    places = [
        10 ** (across.first + step / STEPS)
        for step in range((across.last - across.first) * STEPS + 1)
    ]
    line = [(place, law(place, 1)) for place in places]
    ends = [(place, law(place, residual.high or 1)) for place in places]
    ends += [(place, law(place, residual.low or 1)) for place in reversed(places)]
    up = Scale([value, *(y for _, y in ends), *(run.joules for _, run in runs)], DECADES)
    return {
        "label": (
            f"{present.quantity(value, UNIT, 2, locale)} at {present.trimmed(place, 3, locale)}"
        ),
        "line": _path(across, up, line),
        "band": _path(across, up, ends),
        "columns": _ticks(across, across.place, lambda number: present.trimmed(number, 1, locale)),
        "rows": _ticks(
            up,
            lambda joules: _down(up, joules),
            lambda joules: present.quantity(joules, UNIT, 1, locale),
        ),
        "runs": [{"x": across.place(x), "y": _down(up, run.joules)} for x, run in runs],
        "you": {"x": across.place(place), "y": _down(up, value)},
    }


def _down(scale: Scale, value: float) -> float:
    """A place from the top, where drawings begin."""
    return round(100 - scale.place(value), 2)


def _path(across: Scale, up: Scale, points: Points) -> str:
    return f"M{' L'.join(f'{across.place(x):g},{_down(up, y):g}' for x, y in points)}"


def _ticks(
    scale: Scale, place: Callable[[float], float], text: Callable[[float], str]
) -> list[dict[str, Any]]:
    powers = [10.0**decade for decade in range(scale.first, scale.last + 1)]
    return [{"at": place(power), "text": text(power)} for power in powers]
