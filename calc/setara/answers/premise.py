"""What a reader set of the calculation itself, which stands before every result of it.

These are factors given by name, and fields that replace what is computed or assumed: whoever reads
the number reads them first.
"""

from __future__ import annotations

from typing import Any

from setara.core.records import Table
from setara.questions.fields import Fields
from setara.questions.question import Question
from setara.stages.life_cycle import GRAPH
from setara.writing import present
from setara.writing.wording import among, spoken

DIGITS = 6
NAMED = 2  # in a title; the others are counted


def settings(values: Table, given: Table, fields: Fields, locale: str = "en") -> list[str]:
    """What was set, each in words with its unit."""
    measured = [
        (
            f"{field.label[:1].lower()}{field.label[1:]} set to "
            f"{_quantity(values[name], field.unit, locale)}"
        )
        for name, field in fields.items()
        if field.first and values.get(name) is not None
    ]
    named = [
        f"{spoken(name)} set to {_quantity(value, GRAPH.nodes[name].unit, locale)}"
        for name, value in given.items()
    ]
    return [*measured, *named]


def settled(question: Question) -> str:
    """All of it in one line; empty where nothing was set."""
    return "; ".join(settings(question.values, question.given, question.fields, question.locale))


def premise(question: Question) -> str:
    """The same as a sentence begins with it; empty where nothing was set."""
    words = settings(question.values, question.given, question.fields, question.locale)
    if not words:
        return ""
    more = [f"{len(words) - NAMED} more"] if len(words) > NAMED else []
    return f"With {among([*words[:NAMED], *more])}, "


def led(question: Question, sentence: str) -> str:
    """A sentence after the premise; it must not begin with a name."""
    words = premise(question)
    return f"{words}{sentence[:1].lower()}{sentence[1:]}" if words else sentence


def _quantity(value: Any, unit: str, locale: str) -> str:
    """A value, or both ends of a range, in one unit."""
    ends = value if isinstance(value, list) else [value]
    size, name = present.rung(ends[-1], unit)
    numbers = " to ".join(present.trimmed(end / size, DIGITS, locale) for end in ends)
    return f"{numbers} {name}".rstrip().replace(" ", "\u00a0")
