"""The parts that drawings share: slide-rule axes, lines with points on them, names beside
points."""

from math import ceil, floor, log10
from typing import Any

from setara.writing.scale import slide_rule
from site_build.drawings.drawing import ACCENT, INK, Spec


def axis(first: float, last: float, title: str) -> Spec:
    """A logarithmic axis as on a slide rule: ticks at 1 to 9 in every decade, labels at the powers
    of ten."""
    ticks = slide_rule(floor(log10(first)), ceil(log10(last)))
    powers = [value for value, step in ticks if step == 1]
    return {
        "title": title,
        "values": [value for value, _ in ticks if first <= value <= last],
        "labelExpr": f"indexof({powers}, datum.value) < 0 ? '' : '' + datum.value",
        "grid": True,
        "gridOpacity": {
            "condition": {"test": {"field": "value", "oneOf": powers}, "value": 1},
            "value": 0,
        },
    }


def logarithmic(first: float, last: float, title: str) -> Spec:
    return {
        "scale": {"type": "log", "domain": [first, last], "nice": False},
        "axis": axis(first, last, title),
    }


def layers(
    width: int,
    height: int,
    x: Spec,
    y: Spec,
    lines: list[Spec],
    points: list[Spec],
    names: list[Spec],
) -> Spec:
    """Lines for the law, points for what was measured, names where there is room for them."""
    place = {
        "x": {"field": "x", "type": "quantitative", **x},
        "y": {"field": "y", "type": "quantitative", **y},
    }
    dash = {
        "field": "dashed",
        "scale": {"domain": [False, True], "range": [[1, 0], [4, 4]]},
        "legend": None,
    }
    fill = {
        "field": "filled",
        "scale": {"domain": [False, True], "range": ["transparent", ACCENT]},
        "legend": None,
    }
    return {
        "width": width - 62,
        "height": height,
        "layer": [
            {
                "data": {"values": lines},
                "mark": {"type": "line", "color": INK, "strokeWidth": 1.2, "clip": True},
                "encoding": {
                    **place,
                    "detail": {"field": "line"},
                    "strokeDash": {**dash, "type": "nominal"},
                },
            },
            {
                "data": {"values": points},
                "mark": {
                    "type": "point",
                    "size": 50,
                    "strokeWidth": 1.4,
                    "stroke": ACCENT,
                    "opacity": 1,
                },
                "encoding": {
                    **place,
                    "fill": {**fill, "type": "nominal"},
                    "tooltip": {"field": "text"},
                },
            },
            {
                "data": {"values": names},
                "mark": {
                    "type": "text",
                    **{channel: {"expr": f"datum.{channel}"} for channel in ("align", "dx", "dy")},
                },
                "encoding": {**place, "text": {"field": "name"}},
            },
        ],
    }


def label(x: Any, y: float, text: str, corner: str) -> Spec:
    """A name beside a point: below it, level with it or above it (s, l, n), to the right or the
    left (e, w)."""
    align, across = {"e": ("left", 9), "w": ("right", 0)}[corner[1]]
    return {
        "x": x,
        "y": y,
        "name": text,
        "align": align,
        "dx": across,
        "dy": {"s": 15, "l": 1, "n": -13}[corner[0]],
    }
