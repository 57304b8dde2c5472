"""What lies beyond the measured runs and everything published: answered, with a word beside the
field.

How far the fitted runs reach is typed here for the start in a browser, and held equal to them by
the tests.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from setara.evaluation import training_run
from setara.questions.checks import TEXTS
from setara.questions.question import Question
from setara.stages.factors import FACTORS
from setara.writing import present

Note = tuple[str, str]
SMALLEST = 7  # 1e9 parameters; a few fitted runs are smaller, most are not
LARGEST = 671  # 1e9 parameters of the largest model in the fitted runs
BITS = (4, 16)  # of a weight in the fitted runs
FEWEST = {
    "h100-2026": 8,
    "b200-2026": 8,
    "h100-2024": 64,
    "a100-2024": 32,
}  # requests together in the fitted runs
MOST = {"h100-2026": 1024, "b200-2026": 1024, "h100-2024": 1476, "a100-2024": 2930}
LONGEST = 10_000  # tokens of a context, about where the fitted runs end
WINDOW = 1_048_576  # tokens of the largest context that models are served with today
MEMORY = 128  # GB: our choice for the largest ordinary memory that processors and graphics share
BITS_PER_BYTE = 8
PEOPLE = 8e9  # alive, about
MANY = 100  # answers for each of them
PUBLISHED = {"pue": "power_usage_effectiveness", "wue": "water_usage_effectiveness"}


def beyond(question: Question, point: dict[str, Any]) -> Iterator[Note]:
    """The notes on what no run and no publication reaches."""
    size, bits = point["total_parameters"], point["precision_bits"]
    if size > LARGEST:
        yield (
            "model",
            f"The largest measured model has {LARGEST} billion parameters; this one is larger.",
        )
    if not BITS[0] <= bits <= BITS[1]:
        yield (
            "precision_bits",
            f"The measured runs have weights of {BITS[0]} to {BITS[1]} bits; these have {bits:g}.",
        )
    if question.local:
        yield from _at_home(size * bits / BITS_PER_BYTE, point["concurrent_requests"])
    tokens = {name: point[name] for name in TEXTS}
    if sum(tokens.values()) > WINDOW:
        longest = max(tokens, key=lambda name: tokens[name])
        yield (
            longest,
            (
                f"Models are served with contexts of up to {WINDOW:,} tokens today; this answer "
                "takes more."
            ),
        )
    for field, node in PUBLISHED.items():
        if point[node] > (most := highest(node)):
            yield field, f"The highest figure in our records is {most:g}; this is {point[node]:,g}."
    yield from _many(question, point)


def _at_home(gigabytes: float, together: float) -> Iterator[Note]:
    if gigabytes > MEMORY:
        needed = present.trimmed(gigabytes, 3)
        message = (
            f"Its weights take {needed} GB; we take {MEMORY} GB for the most that an ordinary "
            "computer holds."
        )
        yield "model", message
    if together > 1:
        yield (
            "concurrent_requests",
            "The coefficients for your own computer are those of one request at a time.",
        )


def _many(question: Question, point: dict[str, Any]) -> Iterator[Note]:
    field = "answers_per_day" if question.whole_life else "answers"
    each = point[field] / PEOPLE
    if training_run.known(question) and point["training_share"] > 1 and not question.whole_life:
        lifetime = present.quantity(point["lifetime_tokens"], "token", 3)
        yield (
            field,
            (
                f"These take more than the {lifetime} of the model’s whole life, and more than "
                "all of its training."
            ),
        )
    if each > MANY:
        often = " a day" if question.whole_life else ""
        yield (
            field,
            f"That is about {present.said(each, significant=2)} answers{often} for everyone alive.",
        )


def highest(node: str) -> float:
    """The highest figure that the records hold of a factor, those beside the ones in use among
    them."""
    figures = FACTORS[node].options.values()
    ends = [end for figure in figures for end in (figure.value, *(figure.range or ()))]
    return float(
        max(*ends, *(alternative["value"] for figure in figures for alternative in figure.others))
    )
