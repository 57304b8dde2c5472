"""A comparison as the answer that leaves the door: rows on one axis, each held against the
first."""

from __future__ import annotations

from typing import Any

from setara import EDITION
from setara.answers.premise import premise
from setara.categories import CARBON, Category
from setara.comparisons import catalog, comparison
from setara.comparisons.comparison import COMPARED, Comparison, Row
from setara.comparisons.comparison_pair import leading, multiplier, pair
from setara.comparisons.comparison_texts import (
    IMPACTS,
    amount,
    counted_texts,
    measured,
    on_axis,
    provenance,
    ratio_texts,
)
from setara.comparisons.computed_texts import calculator_link, computed_words, relation_words
from setara.core import link
from setara.evaluation.evaluation import Evaluation
from setara.questions import claimed
from setara.questions.items import ANSWER, LIFE
from setara.writing import present
from setara.writing.wording import capital, uncapital


def report(request: Comparison, answer: Evaluation) -> dict[str, Any]:
    """The whole comparison, JSON-ready."""
    category, locale = IMPACTS[request.values["category"]], request.question.locale
    rows = comparison.rows(request, answer)
    first = rows[0]
    texts = [row_texts(row, category, request, answer) for row in rows]
    pairs = [pair(row, first, category, request, answer) for row in rows[1:]]
    lines = on_axis(texts, category.unit, locale)
    for row, pair_texts in zip(texts[1:], pairs, strict=True):
        row["badge"] = pair_texts["badge"]
    return {
        "edition": EDITION,
        "question": {
            **request.question.values,
            "given": request.question.given,
            **request.values,
            "locale": locale,
        },
        "link": request.link(),
        "answer_link": request.question.link(),
        "title": _led(
            _title(texts, next((pair for pair in pairs if pair["ratio"]), pairs[0]), category),
            request,
            texts,
        ),
        "category": {
            "id": category.id,
            "name": category.name,
            "what": category.what,
            "noun": category.noun,
        },
        "multiplier": multiplier(request),
        "claimed": _claimed(request, rows[1:]),
        "rows": [
            {**row, "lines": lines, "tone": "" if place else "ai"}
            for place, row in enumerate(texts)
        ],
        "held": pairs,
        "lines": lines,
        "warnings": answer.notes if any(catalog.computed(row.item.id) for row in rows) else [],
    }


def row_texts(
    row: Row, category: Category, comparison: Comparison, answer: Evaluation
) -> dict[str, Any]:
    """A row's own texts: its amount, its value with range, what it counts, where it is from."""
    options, locale = catalog.figures(row.thing, category.id), comparison.question.locale
    label = capital(amount(row.item, row.thing, locale))
    texts = {
        "item": str(row.item),
        "id": row.item.id,
        "amount": link.written(row.item.amount),
        "period": row.item.period,
        "figures": ".".join(row.item.figures),
        "name": row.thing.name,
        "label": label,
        "one": row.thing.one,
        "note": row.thing.note,
        "kind": "ai" if row.thing.group == catalog.AI else "",
        "figure": row.figure,
        "figure_name": options.get(row.figure, ""),
        "title": label,
        "opens": "",
        "options": [{"id": key, "name": name} for key, name in options.items()],
        "badge": {"state": "", "text": ""},
        **_computed(row, label, comparison, answer),
    }
    if row.one is None:
        return {
            **texts,
            "missing": f"No figure for {category.noun} was found.",
            "value": None,
            "text": "none found",
        }
    low, high = (end * row.count for end in row.spread)
    return {
        **texts,
        "value": row.total,
        "low": low,
        "high": high,
        "unit": category.unit,
        **measured(row.total, (low, high), row.one.boundary, category, locale),
        **counted_texts(row.one, category),
        **provenance(row.one),
        "over_20_years": _over_20_years(row, category, locale),
    }


def _computed(row: Row, label: str, comparison: Comparison, answer: Evaluation) -> dict[str, str]:
    """What was computed for a row, where anything was: in words, in its title, and as a
    calculator's query."""
    if row.computed is None:
        return {}
    items = [item.id for item in comparison.items]
    above = not {ANSWER, LIFE}.isdisjoint(items[: items.index(row.item.id)])
    words = computed_words(row.item, row.computed, comparison.question.locale)
    relation = relation_words(row.item, row.computed, answer, above)
    words = f"{words} ({relation})" if relation else words
    opens = calculator_link(row.item, row.computed)
    return {"figure_name": words, "title": f"{label}: {words}", "opens": opens}


def _over_20_years(row: Row, category: Category, locale: str) -> str:
    if category != CARBON or row.over_20_years is None:
        return ""
    return f"{present.quantity(row.total * row.heavier, category.unit, 2, locale)} over 20 years"


def _claimed(comparison: Comparison, rows: list[Row]) -> dict[str, str]:
    """What a link claims of the ratio in the title."""
    each = next((row.each for row in rows if row.each and row.each.value), None)
    if each is None:
        return {"range": "", "said": ""}
    ratio, locale = leading(each), comparison.question.locale
    return claimed.told(
        comparison.question.claimed, {**vars(ratio), **ratio_texts(ratio, locale)}, "1", locale
    )


def _title(
    rows: list[dict[str, Any]], pair_texts: dict[str, Any], category: Category
) -> dict[str, Any]:
    """The finding in a sentence, with what stands against it: the first ratio there is."""
    first, ratio = rows[0], pair_texts["ratio"]
    if ratio:
        between = ratio["range_text"].replace(" to ", " and ")
        after = f" {ratio['after']}{f', somewhere between {between}' if between else ''}"
        remarks = {
            "badge": pair_texts["badge"],
            "verdict": pair_texts["verdict"],
            "alike": pair_texts["alike"],
            "whole": pair_texts["whole"],
        }
        return {"before": ratio["before"], "number": ratio["text"], "after": after, **remarks}
    remarks = {"badge": pair_texts["badge"], "verdict": "", "alike": None, "whole": None}
    if first["value"] is None:
        return {
            "before": f"{first['label']} and {pair_texts['label']}:",
            "number": first["text"],
            "after": "",
            **remarks,
        }
    return {
        "before": f"{first['label']}, {category.noun}: about",
        "number": first["text"],
        "after": "",
        **remarks,
    }


def _led(
    title: dict[str, Any], comparison: Comparison, rows: list[dict[str, Any]]
) -> dict[str, Any]:
    """The title after what the reader set; the names of things keep their capitals."""
    words, before = premise(comparison.question), title["before"]
    names = [row["one"] for row in rows if before.startswith(capital(row["one"]))]
    if not words:
        return {**title, "premise": ""}
    sentence = f"{names[0]}{before[len(names[0]) :]}" if names else uncapital(before)
    return {**title, "premise": words, "before": f"{words}{sentence}"}


def fields() -> list[dict[str, Any]]:
    """The fields of a comparison beside those of its answer, for whoever draws a form."""
    keys = ("key", "type", "label", "hint", "default", "least", "most", "choices", "groups")
    return [
        {"name": name, **{key: getattr(field, key) for key in keys}}
        for name, field in COMPARED.items()
    ]
