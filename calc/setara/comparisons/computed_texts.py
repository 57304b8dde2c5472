"""What was computed for a row, in words, and in what two computed rows are unlike."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from setara.answers.premise import settings
from setara.comparisons.named_question import NAMED, followed_fields, followed_nodes
from setara.evaluation.evaluation import Evaluation
from setara.facts import MODELS, PLACES
from setara.facts.boundary import Difference
from setara.questions.items import ANSWER, Item, life
from setara.questions.question import FIELDS
from setara.writing import present
from setara.writing.wording import among, spoken, uncapital

TOKENS = {
    "prompt_tokens": "tokens in",
    "cached_tokens": "cached",
    "output_tokens": "out",
    "reasoning_tokens": "of reasoning",
}
SIZES = ("active_parameters", "total_parameters")
SPOKEN = ("model", "grid", "load", "hardware", "answers", "draws", "comparators", *TOKENS)
LOCAL = "on the reader’s own computer"
SUPPOSED = "partly on assumed inputs"  # of a named life, whose record says which


def computed_words(item: Item, evaluation: Evaluation, locale: str) -> str:
    """The question behind a computed row: model, tokens, place, load, and all that is not usual."""
    question = evaluation.question
    setting, values = settings_of(evaluation, locale), question.choices
    model = setting["model"]
    if question.whole_life and item.id == ANSWER:
        model = f"{model}, the average of this life"
    elif question.whole_life:
        model = f"{model}, {_service(evaluation, locale)}"
    elif item.id != ANSWER and values["answers"] != 1:
        model = f"{number_words(values['answers'], locale)} answers of {model}"
    tokens = [
        f"{number_words(values[name], locale)} {word}"
        for name, word in TOKENS.items()
        if values[name] or name in ("prompt_tokens", "output_tokens")
    ]
    hardware = setting["hardware"] if values["hardware"] != FIELDS["hardware"].default else ""
    unusual = [
        field_words(name, values[name], locale)
        for name, field in FIELDS.items()
        if not (name in SPOKEN or field.first or (name in SIZES and not values["model"]))
        and values[name] not in (None, field.default)
    ]
    given = settings(question.values, question.given, FIELDS, locale)
    assumed = SUPPOSED if life(item.id) else ""
    words = (model, *tokens, setting["place"], setting["load"], hardware, *unusual, *given, assumed)
    return ", ".join(filter(None, words))


def relation_words(item: Item, evaluation: Evaluation, answer: Evaluation, above: bool) -> str:
    """What a named question follows of the answer, and what it has of its own; empty where neither.

    `above`: whether the answer stands in a row above it.
    """
    if item.id not in NAMED:
        return ""
    reader = answer.question
    parts = [FIELDS[name].part for name in followed_fields(item, reader)]
    followed = dict.fromkeys((*parts, *map(spoken, followed_nodes(item, reader))))
    aspects = [unlike_setting.aspect for unlike_setting in unlike_settings(answer, evaluation)]
    follows = f"{among(list(followed))} as {'above' if above else 'asked'}" if followed else ""
    return "; ".join(filter(None, (follows, f"its own {among(aspects)}" if aspects else "")))


def settings_of(evaluation: Evaluation, locale: str = "en") -> dict[str, str]:
    """What a computed question is of, part by part, in words: model, place, load, hardware and the
    like."""
    question, values = evaluation.question, evaluation.question.choices
    sizes = [number_words(values[name], locale) for name in SIZES]
    sized = f"a model of {' of '.join(dict.fromkeys(sizes))} billion parameters"
    return {
        "model": MODELS[values["model"]].name if values["model"] else sized,
        "place": PLACES[values["grid"]].name,
        "load": "" if question.local else _choice("load", values),
        "hardware": LOCAL if question.local else _choice("hardware", values),
        "precision": f"{number_words(evaluation.point['precision_bits'], locale)} bits a weight",
        "allocation": _choice("mode", values),
    }


def unlike_settings(left: Evaluation, right: Evaluation) -> tuple[Difference, ...]:
    """The settings in which two computed rows differ; what one of them has not is no difference."""
    pairs = zip(settings_of(left).items(), settings_of(right).values(), strict=True)
    return tuple(
        Difference(part, left_words, right_words, "differs", decides=False)
        for (part, left_words), right_words in pairs
        if left_words and right_words and left_words != right_words
    )


def calculator_link(item: Item, evaluation: Evaluation) -> str:
    """The calculator and the query that compute a row, below calculators/: answer/?m=gpt-5."""
    question = evaluation.question
    if item.id == ANSWER and not question.whole_life:
        question = replace(question, values={**question.values, "answers": 1})
    query = question.link()
    return f"{'life' if question.whole_life else 'answer'}/{query and f'?{query}'}"


def field_words(name: str, value: Any, locale: str = "en") -> str:
    """A field with what it says, in words: your device: laptop."""
    field = FIELDS[name]
    text = field.choices[value].lower() if field.choices else number_words(value, locale)
    return f"{uncapital(field.label)}: {text}"


def number_words(value: Any, locale: str = "en") -> str:
    """A value as it was said: a number, or a range of two."""
    if isinstance(value, (list, tuple)):
        return " to ".join(number_words(end, locale) for end in value)
    return (
        present.trimmed(float(value), 6, locale) if isinstance(value, (int, float)) else str(value)
    )


def _choice(name: str, values: dict[str, Any]) -> str:
    text = FIELDS[name].choices[values[name]]
    return text if text[1:2].isdigit() else uncapital(text)


def _service(evaluation: Evaluation, locale: str) -> str:
    point = evaluation.point
    months = present.trimmed(point["service_months"], 6, locale)
    answers = present.quantity(point["answers"], "count", 3, locale)
    return f"{months} months of service, {answers} answers"
