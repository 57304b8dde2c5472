"""A life's stages under the names that a published study gives them, with the study's own shares
beside."""

from __future__ import annotations

from typing import Any

from setara.categories import CARBON, METALS, WATER, Category
from setara.evaluation.evaluation import OUTSIDE, STAGES, Evaluation
from setara.facts import PUBLISHED
from setara.facts.studies import Part, Published
from setara.writing import present

COLUMNS = (CARBON, WATER, METALS)
SHARED = {
    "training",
    "inference",
}  # what a study that holds both on one line means by it: running the machines
# a stage of a study: the nodes that fall under it here, what they are called, and the stage that
# counts them
LINES = {
    "computing": (("training_supply", "training"), ("inference", "inference")),
    "hardware": (("training_making", "training"), ("hardware", "hardware")),
    "end_of_life": (("end_of_life", "end"),),
    "network": (("network", "network"),),
    "device": (("device", "device"),),
}
WORDS = {
    "computing": "electricity and water of training and inference",
    "hardware": "hardware of training and use",
    "end_of_life": "end of life",
    "network": "network",
    "device": "device",
}
NONE = "not assessed"


def beside(evaluation: Evaluation) -> list[dict[str, Any]]:
    """Every published life whose stages are printed, with this life in the same rows."""
    return [
        {
            "id": name,
            "study": publication.study,
            "name": publication.name,
            "columns": [{"id": column.id, "name": column.name} for column in COLUMNS],
            "rows": [_row(evaluation, publication, part) for part in publication.stages],
        }
        for name, publication in PUBLISHED.items()
        if publication.per == "life" and publication.stages
    ]


def _lines(part: Part) -> list[str]:
    computing = ["computing"] if set(part.stages) >= SHARED else []
    return computing + [stage for stage in part.stages if stage in LINES]


def _row(evaluation: Evaluation, study: Published, part: Part) -> dict[str, Any]:
    lines = _lines(part)
    return {
        "name": part.name,
        "ours": ", ".join(WORDS[line] for line in lines) or NONE,
        "cells": [
            {"theirs": _theirs(study, part, column), **_ours(evaluation, lines, column)}
            for column in COLUMNS
        ],
    }


def _theirs(study: Published, part: Part, category: Category) -> str:
    figure = study.figure(category.id)
    share = part.share(category.id, figure) if figure else None
    if share is not None:
        return f"{present.trimmed(share * 100, 3)}\u00a0%"
    return (
        f"under\u00a0{part.below[category.id] * 100:g}\u00a0%"
        if category.id in part.below
        else "not printed"
    )


def _ours(evaluation: Evaluation, lines: list[str], category: Category) -> dict[str, str]:
    """The share of a line in what is counted here, or the word for why there is none."""
    states = {stage.id: evaluation.state(stage) for stage in STAGES}
    nodes = [
        (f"{prefix}_{category.id}", states[stage])
        for line in lines
        for prefix, stage in LINES[line]
    ]
    counted = [node for node, state in nodes if state == "in"]
    whole = evaluation.point[f"total_{category.id}"]
    if not counted or not whole:
        return {
            "share_text": OUTSIDE.get(nodes[0][1], "") if nodes else OUTSIDE["unknown"],
            "text": "",
        }
    value = sum(evaluation.point[node] for node in counted)
    locale = evaluation.question.locale
    return {
        "share_text": present.share(value / whole),
        "text": present.quantity(value, category.unit, 3, locale),
    }
