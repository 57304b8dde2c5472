"""The energy law against the measured runs: the picture, and what it says in numbers."""

from collections.abc import Iterable
from typing import Any

from setara.questions.question import FIELDS
from setara.validation.runs import FITTED, RUNS, TABLE, Run, agreement
from setara.writing import present
from site_build.drawings.drawing import ACCENT, INK, QUIET, Spec
from site_build.drawings.marks import axis
from site_build.drawings.picture import Picture, Table

HARDWARE = FIELDS["hardware"].choices
BATCHES = (
    (0, 10, "up to 10"),
    (10, 100, "11 to 100"),
    (100, 400, "101 to 400"),
    (400, 1e9, "more than 400"),
)
SHAPES = ("circle", "square", "triangle-up", "diamond")
NEAR, FAR, OTHER = "within a factor of two", "further off", "code completion, not fitted"
GREY = {"symbolFillColor": INK, "symbolStrokeColor": INK}  # shapes mean the same in every colour
ENDS = (0.02, 40.0)  # J per token
OTHERS = [run for run in RUNS if not run.fitted]


def pictures() -> dict[str, Picture]:
    """The picture of this module."""
    every, rest = agreement(FITTED), agreement(OTHERS)
    head = (
        "Model",
        "Hardware",
        "Task",
        "Chips",
        "Requests",
        "Measured, J/token",
        "Law, J/token",
        "Law over measured",
    )
    numbers = {
        "runs": str(every.runs),
        "within": str(every.within),
        "lowest": present.digits(every.lowest, 2),
        "highest": present.digits(every.highest, 2),
        "others": str(rest.runs),
        "others_within": str(rest.within),
        "share": f"{every.within / every.runs * 100:.0f}\u00a0%",
        "models": str(len({run.name for run in FITTED})),
    }
    return {"predicted-measured": Picture(spec, Table(head, [row(run) for run in RUNS]), numbers)}


def batch(run: Run) -> str:
    return next(text for low, high, text in BATCHES if low < run.requests <= high)


def kind(run: Run) -> str:
    if not run.fitted:
        return OTHER
    return NEAR if run.within else FAR


def energy(value: float) -> str:
    return present.digits(value, 3)


def row(run: Run) -> tuple[str, ...]:
    """A run as texts."""
    return (
        f"{run.name}, {run.bits:g} bit",
        HARDWARE[run.hardware],
        run.task,
        str(run.accelerators),
        present.trimmed(run.requests, 4),
        energy(run.joules),
        energy(run.predicted),
        present.digits(run.ratio, 2),
    )


def setting(run: Run) -> str:
    """A run's circumstances in words."""
    chips = f"{run.accelerators} chip{'s' if run.accelerators > 1 else ''}"
    return (
        f"{run.name}, {run.bits:g} bit, {run.task}, "
        f"{present.trimmed(run.requests, 3)} at once on {chips}"
    )


def told(run: Run) -> str:
    """A run in a sentence, for whoever points at it."""
    return f"{setting(run)}: measured {energy(run.joules)}, law {energy(run.predicted)} J per token"


def spec(width: int) -> Spec:
    """Predicted over measured, a panel for each generation of hardware."""
    columns = 2 if width > 500 else 1
    size = width / columns - 48
    band = [
        {"at": end, "low": end / TABLE["within"], "high": end * TABLE["within"]} for end in ENDS
    ]
    scale = {"type": "log", "domain": ENDS, "nice": False}
    across = {"field": "at", "type": "quantitative", "scale": scale}
    return {
        "data": {"values": [point(run) for run in RUNS]},
        "facet": {
            "field": "panel",
            "title": None,
            "sort": [HARDWARE[source] for source in TABLE["sources"]],
        },
        "columns": columns,
        "spacing": {"row": 24, "column": 20},
        "spec": {
            "width": size,
            "height": size,
            "layer": [
                {
                    "data": {"values": band},
                    "mark": {"type": "area", "color": "var(--st-heat-2)", "clip": True},
                    "encoding": {
                        "x": across,
                        "y": {"field": "low", "type": "quantitative"},
                        "y2": {"field": "high"},
                    },
                },
                {
                    "data": {"values": band},
                    "mark": {"type": "line", "color": QUIET, "strokeWidth": 1},
                    "encoding": {"x": across, "y": {"field": "at", "type": "quantitative"}},
                },
                {
                    "mark": {"type": "point", "size": 34, "strokeWidth": 1.2},
                    "encoding": encoding(scale, columns),
                },
            ],
        },
    }


def point(run: Run) -> Spec:
    texts = {
        "panel": HARDWARE[run.hardware],
        "batch": batch(run),
        "kind": kind(run),
        "text": told(run),
    }
    return {"x": run.joules, "y": run.predicted, **texts}


def encoding(scale: Spec, columns: int) -> Spec:
    """Place, shape by requests together, colour by how near the law is; both legends in as many
    columns as fit."""
    kinds = {
        "field": "kind",
        "type": "nominal",
        "legend": {"title": None, "columns": 2 * columns - 1},
    }
    domain = [NEAR, FAR, OTHER]
    return {
        axis_name: {
            "field": axis_name,
            "type": "quantitative",
            "scale": scale,
            "axis": axis(*ENDS, title),
        }
        for axis_name, title in (("x", "Measured, J per token"), ("y", "By the law, J per token"))
    } | {
        "stroke": {**kinds, "scale": {"domain": domain, "range": [INK, ACCENT, QUIET]}},
        "fill": {
            **kinds,
            "scale": {"domain": domain, "range": ["transparent", ACCENT, "transparent"]},
        },
        "shape": {
            "field": "batch",
            "type": "nominal",
            "sort": None,
            "scale": {"domain": [text for *_, text in BATCHES], "range": SHAPES},
            "legend": {**GREY, "title": "Requests together", "columns": columns * 2},
        },
        "tooltip": {"field": "text"},
    }


def agreements() -> list[dict[str, Any]]:
    """How near the law is, by hardware and requests together; code completion last."""
    groups = {
        HARDWARE[source]: [run for run in FITTED if run.hardware == source]
        for source in TABLE["sources"]
    }
    return [
        {
            "name": name,
            "cells": [
                counted(runs),
                *(counted(r for r in runs if batch(r) == text) for *_, text in BATCHES),
            ],
        }
        for name, runs in {**groups, OTHER[0].upper() + OTHER[1:]: OTHERS}.items()
    ]


def counted(runs: Iterable[Run]) -> dict[str, str] | None:
    """Of how many runs how many are within the band, and the middle and the ends of law over
    measured."""
    sample = list(runs)
    if not sample:
        return None
    summary = agreement(sample)
    middle, lowest, highest = (
        present.digits(value, 2) for value in (summary.middle, summary.lowest, summary.highest)
    )
    return {
        "within": f"{summary.within} of {summary.runs}",
        "middle": middle,
        "ends": f"{lowest} to {highest}",
    }


def missed() -> list[dict[str, str]]:
    """The fitted runs that the law misses by more than it claims, the worst first."""
    worst = sorted(
        (run for run in FITTED if not run.within), key=lambda run: min(run.ratio, 1 / run.ratio)
    )
    return [
        {
            "setting": setting(run),
            "hardware": HARDWARE[run.hardware],
            "measured": energy(run.joules),
            "law": energy(run.predicted),
            "ratio": present.digits(run.ratio, 2),
        }
        for run in worst
    ]
