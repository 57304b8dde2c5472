"""A checked claim as the page has it: verdict in words, every pair on one axis, grid or list,
mismatches, sources."""

from __future__ import annotations

from collections import Counter
from functools import cache
from math import log
from typing import Any

from setara import EDITION
from setara.categories import Category
from setara.claims import checking
from setara.claims.checking import Checked, Side
from setara.claims.claim import CLAIMS, SUBJECTS, Claim
from setara.claims.verdict_text import between, figure_name, sentences
from setara.comparisons import catalog
from setara.comparisons.comparison import COMPARED, Comparison
from setara.comparisons.comparison_texts import (
    IMPACTS,
    SEEN,
    amount,
    counted,
    difference,
    provenance,
    quantity_texts,
    ratio_texts,
    unlike,
)
from setara.facts import SOURCES, boundary
from setara.questions.limits import NODES
from setara.questions.question import read
from setara.writing import present, scale

TEXTS = ("quote", "name", "said_by", "year", "where", "reads", "left_name", "right_name", "note")
LEVELS = 5  # steps of the grid's shade


@cache
def report(name: str) -> dict[str, Any]:
    """Everything a page says of a claim, JSON-ready; prose of the record is left as written, with
    its macros."""
    claim = CLAIMS[name]
    checked, verdict = checking.check(claim)
    category = IMPACTS[claim.category]
    own_case = next(
        (case for case in checked if (case.pair.left, case.pair.right) == claim.own), None
    )
    nearest = min(checked, key=lambda case: abs(log(case.ratio.value / case.pair.threshold)))
    pairs = [pair_texts(claim, case, own_case, category) for case in checked]
    return {
        "id": name,
        "edition": EDITION,
        **{key: getattr(claim, key) for key in TEXTS},
        "subject": {"id": claim.subject, "name": SUBJECTS[claim.subject]},
        "category": {"id": category.id, "name": category.name, "noun": category.noun},
        "source": claim.source,
        "source_text": f"{SOURCES[claim.source].by} {SOURCES[claim.source].published}",
        "seen": SEEN[claim.seen],
        "verdict": {"word": verdict.word, **sentences(claim, verdict, own_case, checked, category)},
        "strip": strip(claim, checked),
        "grid": heat(checked, pairs, category) if claim.grid else None,
        "pairs": pairs,
        "shown": pairs[checked.index(own_case or nearest)],
        "mismatches": unlike((own_case or nearest).differences),
        "asserted": [difference(contrast) for contrast in verdict.asserted],
        "sources": _sources(claim, checked),
    }


def side_texts(side: Side, category: Category) -> dict[str, Any]:
    """One side of a pair: what it is, by whose figure, and what that counts."""
    texts = {
        "id": side.item.id,
        "label": amount(side.item, side.thing, "en"),
        "name": side.thing.name,
        "figure": figure_name(side, category),
        "title": title(side),
        "counts": counted(side.quantity, category),
    }
    return {**texts, **quantity_texts(side.quantity, category, "en"), **provenance(side.quantity)}


def pair_texts(
    claim: Claim, checked: Checked, own_case: Checked | None, category: Category
) -> dict[str, Any]:
    """A pair as a row or a cell: the ratio with its range, whether both sides count alike, whether
    the claim is met."""
    soon = checked.over_20_years(category.id)
    state = {"like": "counts alike", "unlike": "does not count alike", "unstated": "not stated"}[
        checked.match
    ]
    return {
        **ratio_texts(checked.ratio, "en"),
        "value": checked.ratio.value,
        "left": side_texts(checked.left, category),
        "right": side_texts(checked.right, category),
        "match": checked.match,
        "match_text": state,
        "badge": boundary.badge(checked.differences, category.id),
        "meets": checked.meets,
        "meets_text": "" if claim.asserts else "as claimed" if checked.meets else "not as claimed",
        "own": checked is own_case,
        "bound": checked.bound,
        **_share(checked),
        "claimed_text": _percent(checked.pair.claimed)
        if checked.pair.claimed < 1
        else present.said(checked.pair.claimed),
        "says": checked.pair.says,
        "over_20_years": present.said(float(f"{soon:.3g}")) if soon else "",
        "link": link(claim, checked),
    }


def _share(checked: Checked) -> dict[str, str]:
    """The ratio as a number people say, or in percent where the claim is of a share."""
    if checked.pair.claimed >= 1:
        low, value, high = (
            present.said(float(f"{end:.2g}"))
            for end in (checked.ratio.low, checked.ratio.value, checked.ratio.high)
        )
        return {"share_text": value, "share_range": f"{low} to {high}"}
    low, value, high = (
        _percent(end) for end in (checked.ratio.low, checked.ratio.value, checked.ratio.high)
    )
    return {"share_text": value, "share_range": f"{low} to {high}"}


def _percent(part: float) -> str:
    return f"{present.trimmed(part * 100, 3)}\u00a0%"


def link(claim: Claim, checked: Checked) -> str:
    """The query that shows a pair in the calculator."""
    question = read(claim.question, NODES)
    items = ",".join((str(checked.right.item), str(checked.left.item)))
    values = {
        "items": items,
        "span": claim.span,
        "people": COMPARED["people"].default,
        "category": claim.category,
    }
    return Comparison(values, question, []).link()


def strip(claim: Claim, checked: list[Checked]) -> dict[str, Any]:
    """Every pair as a dot on one logarithmic axis, the claim itself, and the band of those that
    count alike."""
    common = len({pair.claimed for pair in claim.pairs}) == 1
    values = [
        case.ratio.value if common else case.ratio.value / case.pair.threshold for case in checked
    ]
    claimed = claim.pairs[0].threshold if common else 1.0
    axis = scale.Scale([*values, claimed])
    alike = [value for case, value in zip(checked, values, strict=True) if case.match == "like"]
    band = (
        {
            "x": axis.place(min(alike)),
            "width": round(axis.place(max(alike)) - axis.place(min(alike)), 2),
            "text": between(alike),
        }
        if alike
        else None
    )
    dots = [
        {
            "x": axis.place(value),
            "match": case.match,
            "label": f"{case.left.thing.name}, {case.right.thing.name}: {present.digits(value, 3)}",
        }
        for case, value in sorted(zip(checked, values, strict=True), key=lambda pair: pair[1])
    ]
    return {
        "reads": claim.reads if common else "times what the claim says",
        "ticks": axis.ticks(),
        "decades": axis.decades(present.said),
        "dots": dots,
        "band": band,
        "claim": {
            "x": axis.place(claimed),
            "text": present.said(claimed) if common else "as claimed",
        },
        "label": f"{len(checked)} pairs from {between(values)}; "
        f"the claim is {present.said(claimed)}; "
        + (f"those that count alike lie at {between(alike)}" if alike else "none counts alike"),
    }


def heat(checked: list[Checked], pairs: list[dict[str, Any]], category: Category) -> dict[str, Any]:
    """The pairs as a grid: one side down, the other across, darker is more; pairs that count alike
    stand out."""
    columns = _titled({case.pair.right: case.right for case in checked}, category)
    rows = _titled({case.pair.left: case.left for case in checked}, category)
    ratios = [case.ratio.value for case in checked]
    axis = scale.Scale(ratios)
    cells = {
        (case.pair.left, case.pair.right): text for case, text in zip(checked, pairs, strict=True)
    }
    grid_rows = [
        {"side": side, "cells": [_cell(cells[left, right], axis) for right in columns]}
        for left, side in rows.items()
    ]
    return {"columns": list(columns.values()), "rows": grid_rows}


def _titled(sides: dict[str, Side], category: Category) -> dict[str, dict[str, Any]]:
    """The sides of a grid, each by its figure where a thing has several, else by what it is."""
    times = Counter(side.thing.id for side in sides.values())

    def named_by_figure(side: Side) -> bool:
        return times[side.thing.id] > 1 and not side.item.period

    return {
        text: {
            **side_texts(side, category),
            "title": figure_name(side, category) if named_by_figure(side) else title(side),
        }
        for text, side in sides.items()
    }


def title(side: Side) -> str:
    """What a side is: how much where that is said, else the thing, and on which grid."""
    if side.item.period:
        return amount(side.item, side.thing, "en")
    offered = catalog.OFFERED.get(side.figure) or catalog.COMPUTED.get(side.figure)
    return f"{side.thing.name}, {offered}" if offered else side.thing.name


def _cell(pair: dict[str, Any], axis: scale.Scale) -> dict[str, Any]:
    """A pair as a cell, shaded by where its ratio lies among all of them."""
    level = min(LEVELS - 1, int(axis.place(pair["value"]) / 100 * LEVELS))
    return {**pair, "level": level, "text": present.said(float(f"{pair['value']:.3g}"))}


def _sources(claim: Claim, checked: list[Checked]) -> list[dict[str, str]]:
    """Every source behind the claim and its figures."""
    figures = [side.quantity.figure for case in checked for side in (case.left, case.right)]
    cited = dict.fromkeys(
        [claim.source, *claim.rests_on, *(figure.source for figure in figures if figure)]
    )
    return [
        {"id": name, "text": f"{SOURCES[name].by} {SOURCES[name].published}: {SOURCES[name].title}"}
        for name in cited
    ]
