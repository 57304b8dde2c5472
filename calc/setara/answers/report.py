"""An evaluation as the answer that leaves the door: numbers, texts, stages, drivers and range
bars."""

from __future__ import annotations

from typing import Any

from setara import EDITION
from setara.answers.premise import led
from setara.answers.steps import label, steps
from setara.categories import CARBON, CATEGORIES, Category
from setara.evaluation.bound import Bound
from setara.evaluation.evaluation import OUTSIDE, STAGES, Evaluation, Stage
from setara.facts import PLACES, PUBLISHED
from setara.questions import claimed
from setara.questions.fields import Field
from setara.questions.question import FIELDS
from setara.stages.life_cycle import GRAPH
from setara.writing import bar, present

WORDS = {**OUTSIDE, "none": "none"}


def report(evaluation: Evaluation) -> dict[str, Any]:
    """The whole answer, JSON-ready."""
    question = evaluation.question
    states = {stage.id: evaluation.state(stage) for stage in STAGES}
    impacts = {category.id: _impact(evaluation, category, states) for category in CATEGORIES}
    low, _, high = evaluation.quantiles("chip_energy_per_output_token")
    per_token = evaluation.point["chip_energy_per_output_token"]
    return {
        "edition": EDITION,
        "question": {**question.values, "given": question.given, "locale": question.locale},
        "link": question.link(),
        "title": _title(evaluation, impacts["carbon"]),
        "boundary": [
            {"stage": stage.id, "name": stage.name, "state": states[stage.id]} for stage in STAGES
        ],
        "boundary_text": {
            state: ", ".join(stage.name.lower() for stage in STAGES if states[stage.id] == state)
            or "nothing"
            for state in ("in", "out", "unknown")
        },
        "impacts": impacts,
        "chip_energy_per_output_token": {
            "value": per_token,
            "low": low,
            "high": high,
            "unit": "J/token",
            **present.measured(per_token, low, high, "J/token", question.locale),
        },
        "steps": steps(evaluation),
        "claimed": claimed.told(question.claimed, impacts["carbon"], CARBON.unit, question.locale),
        "warnings": evaluation.notes,
        "draws": question.values["draws"],
    }


def _title(evaluation: Evaluation, carbon: dict[str, Any]) -> dict[str, str]:
    """The finding in a sentence: what comes before the number, the number, what comes after."""
    answers, locale = evaluation.point["answers"], evaluation.question.locale
    tokens = present.digits(evaluation.point["generated_tokens"], 6, 0, locale)
    what = f"{present.trimmed(answers, 6, locale)} answers of {tokens} tokens emit"
    if answers == 1:
        what = f"One answer of {tokens} token{'' if tokens == '1' else 's'} emits"
    after = (
        f", somewhere between {carbon['low_text']} and {carbon['high_text']}"
        if carbon["high"] > carbon["low"]
        else ""
    )
    return {
        "before": led(evaluation.question, f"{what} about"),
        "number": carbon["text"],
        "after": after,
    }


def _impact(evaluation: Evaluation, category: Category, states: dict[str, str]) -> dict[str, Any]:
    node = f"total_{category.id}"
    value, locale = evaluation.point[node], evaluation.question.locale
    low, median, high = evaluation.quantiles(node)
    stages = [_stage(evaluation, category, stage, states[stage.id], value) for stage in STAGES]
    return {
        "name": category.name,
        "what": _what(evaluation, category),
        "node": node,
        "value": value,
        "low": low,
        "median": median,
        "high": high,
        "unit": category.unit,
        **present.measured(value, low, high, category.unit, locale),
        "stages": stages,
        "strip": _strip(stages),
        "strip_label": f"{category.name} by stage",
        "drivers": [
            _driver(evaluation, name, share) for name, share in evaluation.drivers(category)
        ],
        "parts": _parts(evaluation, category),
        "bar": _bar(evaluation, category, value, low, high),
    }


def _what(evaluation: Evaluation, category: Category) -> str:
    if category.id != "carbon":
        return category.what
    accounting = evaluation.question.choices["accounting"]
    if PLACES[evaluation.question.values["grid"]].scope == "stack" and accounting == "location":
        return f"{category.what}, chimney emissions of the grid"
    return f"{category.what}, {accounting}-based electricity"


def _stage(
    evaluation: Evaluation, category: Category, stage: Stage, state: str, whole: float
) -> dict[str, Any]:
    node = stage.nodes.get(category.id)
    if state == "in" and node is None:
        state = "none"
    value = evaluation.point[node] if state == "in" and node else None
    text = (
        WORDS.get(state, "")
        if value is None
        else present.quantity(value, category.unit, 3, evaluation.question.locale)
    )
    part = value / whole if value is not None and whole else None
    return {
        "stage": stage.id,
        "name": stage.name,
        "state": state,
        "node": node if value is not None else None,
        "value": value,
        "share": part,
        "text": text,
        "share_text": "" if part is None else present.share(part),
    }


def _strip(stages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Segments of the stage strip, in percent of its width, parted by gaps of half a percent."""
    parts, at = [], 0.0
    for stage in stages:
        if stage["share"]:
            width = max(stage["share"] * 100 - 0.5, 0.2)
            parts.append(
                {
                    "stage": stage["stage"],
                    "x": round(at, 2),
                    "width": round(width, 2),
                    "text": f"{stage['name'].lower()} {stage['share_text']}",
                }
            )
            at += stage["share"] * 100
    return parts


def _parts(evaluation: Evaluation, category: Category) -> list[dict[str, Any]]:
    """Water's three parts, which are different things in different places."""
    if category.id != "water":
        return []
    point, locale = evaluation.point, evaluation.question.locale
    off_site = point["water_off_site"] + point["network_water"] + point["device_water"]
    train = point["training_electricity"]
    making = (
        point["hardware_water"]
        + point["end_of_life_water"]
        + point["training_slot_share"] * point["training_slot_water"]
    )
    named = (
        ("on site", point["water_on_site"] + train * point["training_site_water"]),
        ("at power stations", off_site + train * point["training_grid_water"]),
        ("in manufacture", making),
    )
    return [
        {"name": name, "value": value, "text": present.quantity(value, "L", 2, locale)}
        for name, value in named
    ]


def _driver(evaluation: Evaluation, name: str, part: float) -> dict[str, Any]:
    bound = evaluation.bound[name]
    return {
        "name": name,
        "label": label(name, evaluation),
        "kind": evidence(bound),
        "place": bound.place,
        "detail": f"{range_text(name, bound, evaluation.question.locale)}",
        "share": part,
        "text": present.share(part),
        "width": round(min(part, 1.0) * 100, 1),
    }


def evidence(bound: Bound) -> str:
    """The kind of evidence behind a bound value; what the reader said is the reader's."""
    return bound.figure.kind if bound.figure else "given"


def range_text(name: str, bound: Bound, locale: str) -> str:
    """The range of a leaf and its default, in words."""
    unit = GRAPH.nodes[name].unit
    if not bound.uncertain or bound.low is None or bound.high is None:
        return present.quantity(bound.value, unit, 4, locale)
    size, text = present.rung(bound.value, unit)
    low, value, high = (
        present.trimmed(number / size, 3, locale) for number in (bound.low, bound.value, bound.high)
    )
    return f"{low} to {high}{f' {text}' if text else ''}, default {value}"


def _bar(
    evaluation: Evaluation, category: Category, value: float, low: float, high: float
) -> dict[str, Any] | None:
    """The range bar, with published figures of the same unit below it."""
    locale = evaluation.question.locale
    per = "life" if evaluation.question.whole_life else "answer"
    marks = []
    if per == "life" or evaluation.point["answers"] == 1:
        for name, publication in PUBLISHED.items():
            figure = publication.figure(category.id)
            if publication.short and publication.per == per and figure:
                marks.append(bar.mark(name, publication.short, figure.value, category.unit, locale))
    return bar.range_bar(category, value, low, high, marks, locale)


def fields(form: dict[str, Field] = FIELDS) -> list[dict[str, Any]]:
    """Every field of a question, for whoever draws a form."""
    return [
        {
            **{
                key: getattr(field, key)
                for key in (
                    *("key", "type", "label", "hint", "unit", "default", "least", "most"),
                    *("groups", "pair_hint"),
                )
            },
            "name": name,
            "options": field.options(),
            # what is measured has no usual value
            "node": "" if field.first else field.node or name,
        }
        for name, field in form.items()
    ]
