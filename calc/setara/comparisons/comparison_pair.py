"""One thing held against the first: the ratio both ways round, its mismatches, and where the two
would be equal."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from setara.categories import CARBON, Category
from setara.comparisons import catalog, comparison
from setara.comparisons.comparison import Comparison, Row
from setara.comparisons.comparison_texts import (
    MEASURES,
    SEEN,
    VERBS,
    amount,
    badge,
    counted_texts,
    duration,
    ratio_texts,
    times_text,
    undecided,
    unlike,
    verdict,
)
from setara.evaluation.evaluation import Evaluation
from setara.facts import SOURCES, boundary
from setara.facts.quantity import Ratio
from setara.questions.items import PERIODS
from setara.writing import present
from setara.writing.wording import capital

SAME = "Nothing that is known of either side differs."


def pair(
    row: Row, first: Row, category: Category, comparison: Comparison, answer: Evaluation
) -> dict[str, Any]:
    """How a row compares with the first, as texts; without a ratio where either has no figure."""
    locale = comparison.question.locale
    labels = [amount(side.item, side.thing, locale) for side in (first, row)]
    named = {
        "item": str(row.item),
        "id": row.item.id,
        "label": capital(labels[1]),
        "against": capital(labels[0]),
    }
    if row.each is None or not row.each.value or row.one is None or first.one is None:
        return {
            **named,
            "ratio": None,
            "badge": {"state": "", "text": ""},
            "differences": [],
            "breakeven": [],
        }
    like = boundary.match(row.differences) == "like"
    # not the place, of which the boundary speaks
    settings = [difference for difference in row.unlike if difference.aspect != "place"]
    ratio, inverse = _both_ways(row, first, row.each, category, locale)
    differences = unlike([*settings, *row.differences])
    return {
        **named,
        "ratio": ratio,
        "inverse": inverse,
        "whole": _whole(row, first, labels, comparison),
        "badge": badge(row.differences, row.unlike, category.id),
        "verdict": verdict(row.differences, row.unlike, (first.thing.one, row.thing.one)),
        "differences": differences,
        "same": "" if differences else SAME,
        "sides": [
            {"label": capital(label), **counted_texts(quantity, category)}
            for label, quantity in zip(labels, (first.one, row.one), strict=True)
        ],
        "alike": None if like else _alike(row, first, comparison, answer),
        "breakeven": _break_even(row, first, category, comparison, answer),
        "horizon": _horizon(row, first, category, locale) if category == CARBON else None,
    }


def sentence(row: Row, base: Row, ratio: Ratio, category: Category, locale: str) -> dict[str, str]:
    """One of one thing in terms of the other: the words around the number.

    Where the range holds both more and less than as much, no number of the other is said.
    """
    verb, measure = VERBS[category.id][row.thing.past], MEASURES[category.id]
    if undecided(ratio):
        before = f"Too close to call: {row.thing.one} {verb}"
        texts = {"text": times_text(ratio, locale), "range_text": ""}
        return {"before": before, **texts, "after": f"{measure} {base.thing.one}"}
    before = capital(f"{row.thing.one} {verb} {measure}")
    return {"before": before, **ratio_texts(ratio, locale), "after": base.thing.many}


def leading(ratio: Ratio) -> Ratio:
    """A ratio the way round that is said first."""
    return ratio if ratio.value >= 1 else ratio.inverse()


def _both_ways(
    row: Row, first: Row, ratio: Ratio, category: Category, locale: str
) -> tuple[dict[str, str], dict[str, str] | None]:
    """One in terms of the other and the other way round; first the one that takes at least one of
    the other.

    What is too close to call is so both ways round, and said once.
    """
    there = sentence(row, first, ratio, category, locale)
    back = sentence(first, row, ratio.inverse(), category, locale)
    lead, inverse = (there, back) if leading(ratio) is ratio else (back, there)
    return lead, None if undecided(ratio) else inverse


def _whole(
    row: Row, first: Row, labels: list[str], comparison: Comparison
) -> dict[str, str] | None:
    """All of the larger over all of the smaller; nothing where that is one of each, which is said
    already."""
    recurs = row.item.period or first.item.period
    if (
        row.whole is None
        or not row.whole.value
        or (not recurs and row.item.amount == first.item.amount)
    ):
        return None
    more, less = (labels[1], labels[0]) if row.whole.value >= 1 else labels
    larger = row.whole if row.whole.value >= 1 else row.whole.inverse()
    locale, before = (
        comparison.question.locale,
        f"{multiplier(comparison).capitalize()}:" if recurs else "In all:",
    )
    after = f"as much for {more} as for {less}"
    if undecided(larger):
        texts = {"text": times_text(larger, locale), "range_text": ""}
        return {"before": f"{before} too close to call,", **texts, "after": after}
    return {"before": before, **ratio_texts(larger, locale), "after": f"times {after}"}


def multiplier(comparison: Comparison) -> str:
    """The time and the people that everything recurring is multiplied by, in words."""
    people, locale = comparison.values["people"], comparison.question.locale
    who = "1 person" if people == 1 else f"{present.trimmed(people, 6, locale)} people"
    return f"over {comparison.span.text(locale)}, for {who}"


def _alike(row: Row, first: Row, request: Comparison, answer: Evaluation) -> dict[str, str] | None:
    """A link to the same comparison by the figures that count alike, where there are any."""
    category = request.values["category"]
    matches = comparison.alike(row, first, category, answer)
    if matches is None:
        return None
    exchanged = {str(first.item): str(matches[0]), str(row.item): str(matches[1])}
    items = [exchanged.get(str(item), str(item)) for item in request.items]
    names = [
        f"{side.thing.one}: {options[item.choice(options)]}"
        for side, item in zip((first, row), matches, strict=True)
        for options in [catalog.figures(side.thing, category)]
    ]
    link = replace(request, values={**request.values, "items": ",".join(items)}).link()
    return {"link": link, "text": "; ".join(names)} if link else None


def _break_even(
    row: Row, first: Row, category: Category, request: Comparison, answer: Evaluation
) -> list[str]:
    """When the two would be equal: how many of the first, after which time, and on which grid."""
    locale, lines = request.question.locale, []
    if row.whole is None or not row.whole.value:
        return []
    if not undecided(row.whole):
        texts = ratio_texts(row.whole.times(first.item.amount), locale)
        often = (
            f" a {PERIODS[first.item.period]} over {request.span.text(locale)}"
            if first.item.period
            else ""
        )
        lines.append(f"Equal at {texts['text']}\u00a0{first.thing.many}{often}{_range(texts)}.")
    if bool(first.item.period) != bool(row.item.period):
        lines.append(_after(row, first, row.whole, request))
    grid = comparison.even_grid(row, first, category.id, answer)
    if grid is not None:
        lines.append(_on_a_grid(grid, category, locale))
    return lines


def _after(row: Row, first: Row, whole: Ratio, comparison: Comparison) -> str:
    """The time after which what recurs has come to as much as what is there once."""
    locale = comparison.question.locale
    time = (whole if first.item.period else whole.inverse()).times(comparison.span.days)
    size, periods = duration(time.value)
    texts = ratio_texts(time.times(1 / size), locale)
    habit, once = (first, row) if first.item.period else (row, first)
    labels = [amount(side.item, side.thing, locale) for side in (habit, once)]
    return f"{labels[0]} come to {labels[1]} after {texts['text']}\u00a0{periods}{_range(texts)}."


def _range(texts: dict[str, str]) -> str:
    return f" ({texts['range_text']})" if texts["range_text"] else ""


def _on_a_grid(value: float, category: Category, locale: str) -> str:
    """The grid on which two totals would be equal, with a place that has it or the news that none
    has."""
    unit = f"{category.unit}/kWh"
    name, nearest = comparison.nearest_place(value, category.id)
    text, nearest_text = (
        present.quantity(intensity, unit, 2, locale) for intensity in (value, nearest)
    )
    if not nearest / 2 < value < nearest * 2:
        return (
            f"Equal on no grid there is: it would take {text}, and the nearest is {name} "
            f"with {nearest_text}."
        )
    return f"Equal on a grid of {text}; {name} has {nearest_text}."


def _horizon(row: Row, first: Row, category: Category, locale: str) -> dict[str, Any] | None:
    """The same with methane weighed over 20 years, where a source splits the gases of either
    side."""
    if row.each is None or not (row.over_20_years or first.over_20_years):
        return None
    ratio = row.each.times(row.heavier / first.heavier)
    split = [side for side in (first, row) if not side.over_20_years]
    notes = [
        f"{side.thing.name}: gases not split, so its value stays that over 100 years."
        for side in split
    ]
    return {
        "ratio": _both_ways(row, first, ratio, category, locale)[0],
        "notes": [{"text": note} for note in notes],
        "sources": [_source(side) for side in (first, row) if side.over_20_years],
    }


def _source(row: Row) -> dict[str, str]:
    horizon = row.over_20_years
    assert horizon is not None
    source = SOURCES[horizon.source]
    return {
        "label": row.thing.name,
        "source": horizon.source,
        "source_text": f"{source.by} {source.published}",
        "where": horizon.where,
        "seen": SEEN[horizon.seen],
        "why": horizon.note,
    }
