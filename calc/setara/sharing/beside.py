"""What an answer is like: things of everyday life, each with whether it counts what the answer
counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from setara.categories import CARBON, Category
from setara.comparisons import catalog
from setara.comparisons.comparison_texts import measured
from setara.core import records
from setara.evaluation.evaluation import Evaluation
from setara.facts import boundary
from setara.facts.quantity import Quantity, ratio
from setara.questions.items import Item
from setara.writing import present

STATES = {
    "like": "both sides count alike",
    "unlike": "the two do not count alike",
    "unstated": "one side does not say",
}


@dataclass(frozen=True)
class Beside:
    """What answers and lives are held against, and the verb of each category."""

    things: tuple[str, ...]
    beside_a_life: tuple[str, ...]
    verbs: dict[str, str]


RECORD = records.settings("sharing/beside", Beside)


def beside(
    answer: Evaluation, things: Sequence[str] = RECORD["things"], category: Category = CARBON
) -> list[dict[str, Any]]:
    """Things held against an answer in a category: how many answers one of it makes, and whether
    both count alike."""
    node, locale = f"total_{category.id}", answer.question.locale
    ours = Quantity(answer.point[node], answer.drawn[node], catalog.boundary_of(answer))
    comparators = []
    for name in things:
        theirs = catalog.weighed(Item(name), category.id, answer, {})
        times = ratio(theirs, ours) if theirs else None
        if theirs is None or times is None:
            continue
        differences = boundary.compare(ours.boundary, theirs.boundary, category.id)
        ratios = present.measured(times.value, times.low, times.high, "1", locale)
        comparators.append(
            {
                "id": name,
                "label": catalog.entry(name).one,
                "value": theirs.value,
                **measured(theirs.value, theirs.range(), theirs.boundary, category, locale),
                "times": ratios["text"],
                "times_range": ratios["range_text"],
                "badge": boundary.badge(differences, category.id),
                "match": STATES[boundary.match(differences)],
                "verb": RECORD["verbs"][category.id],
            }
        )
    return comparators


def sentence(comparator: dict[str, Any], what: str) -> str:
    """A comparator in words."""
    differs = f": {comparator['badge']['text']}" if comparator["badge"]["state"] == "unlike" else ""
    return (
        f"{comparator['label']} {comparator['verb']} {comparator['times']} {what} "
        f"({comparator['times_range']}; {comparator['match']}{differs})."
    )
