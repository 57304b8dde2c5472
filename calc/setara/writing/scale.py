"""The range bar: a logarithmic scale like a slide rule's, and where its labels find room. Positions
are in percent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Any

LEAST_DECADES, MOST_DECADES = 4, 8
WIDTHS = (
    ("n", 284),
    ("w", 560),
    ("x", 900),
)  # container widths that labels are laid out for, by class prefix
LETTER, GAP, LANES = (
    6.9,
    12.0,
    5,
)  # px: width of a letter, gap between label and dot or label; lanes tried


@dataclass(frozen=True)
class Mark:
    """Something to compare with, at its value on the scale."""

    id: str
    name: str
    text: str
    value: float


def slide_rule(first: int, last: int) -> list[tuple[float, int]]:
    """The ticks of a slide rule from one power of ten to another: 1 to 9 in every decade, each as a
    value with its step, which is 1 at the powers."""
    return [
        (float(f"{step}e{decade}"), step)
        for decade in range(first, last + 1)
        for step in (range(1, 10) if decade < last else (1,))
    ]


class Scale:
    """A logarithmic axis that holds all the values given, from one power of ten to another."""

    def __init__(self, values: list[float], least: int = LEAST_DECADES) -> None:
        self.first, self.last = floor(log10(min(values))), ceil(log10(max(values)))
        while self.last - self.first < least:
            if self.last - log10(max(values)) > log10(min(values)) - self.first:
                self.first -= 1
            else:
                self.last += 1

    def place(self, value: float) -> float:
        """Where a value stands, in percent of the width."""
        return round((log10(value) - self.first) / (self.last - self.first) * 100, 2)

    def ticks(self) -> list[dict[str, Any]]:
        """The ticks of its slide rule: x in percent of the width, y in pixels from the top."""
        return [
            {
                "x": self.place(value),
                "y": 28 if step == 1 else 25 if step == 5 else 22.5,
                "minor": step > 1,
            }
            for value, step in slide_rule(self.first, self.last)
        ]

    def lines(self, label: Callable[[float], str], most: int = 5) -> list[dict[str, Any]]:
        """A line for each power of ten through the rows of a table, and at most so many steps with
        a label.

        The labels fit beside each other where the axis is narrowest.
        """
        decades = [10.0**decade for decade in range(self.first, self.last + 1)]
        steps = range(ceil((len(decades) - 1) / most), len(decades))
        for step in steps:
            texts = [label(decade) for decade in decades[::step]]
            if sum(LETTER * len(text) for text in texts) + GAP * (len(texts) - 1) <= WIDTHS[0][1]:
                break
        return [
            {"x": self.place(decade), "text": "" if place % step else texts[place // step]}
            for place, decade in enumerate(decades)
        ]

    def decades(self, label: Callable[[float], str]) -> list[dict[str, Any]]:
        """A label for each power of ten; where there is little room, every second one and that
        before the last go."""
        return [
            {
                "x": self.place(10.0**decade),
                "text": label(10.0**decade),
                "place": "first"
                if decade == self.first
                else "last"
                if decade == self.last
                else "mid",
                "odd": decade != self.last
                and (bool((decade - self.first) % 2) or decade == self.last - 1),
            }
            for decade in range(self.first, self.last + 1)
        ]


def fitting(values: list[float], marks: list[Mark]) -> list[Mark]:
    """The marks that fit on one scale with the values; the farthest are left out beyond the most
    decades."""
    selection = sorted(marks, key=lambda mark: mark.value)
    while selection:
        scale = Scale([*values, *(mark.value for mark in selection)])
        if scale.last - scale.first <= MOST_DECADES:
            break
        above, below = selection[-1].value / max(values), min(values) / selection[0].value
        selection.pop(-1 if above > below else 0)
    return selection


def lanes(scale: Scale, point: float, marks: list[Mark]) -> tuple[list[dict[str, Any]], str]:
    """Lane and side for every label at each container width, as classes, and the class for the
    height.

    A label costs 1 per lane down, 4 per drop line it crosses and 1.6 for the cursor; labels never
    overlap.
    """
    classes: dict[str, list[str]] = {mark.id: [] for mark in marks}
    heights = []
    for prefix, width in WIDTHS:
        taken: list[tuple[int, float, float]] = []
        drops = {mark.id: scale.place(mark.value) * width / 100 for mark in marks}
        cursor = scale.place(point) * width / 100
        for mark in sorted(marks, key=lambda mark: -mark.value):
            at, length = drops[mark.id], LETTER * (len(mark.name) + len(mark.text) + 1) + GAP
            best = (float("inf"), 0, "s", 0.0, 0.0)
            for lane in range(LANES):
                for side, start, end in (("s", at - 6, at + length), ("e", at - length, at + 6)):
                    if any(
                        lane == used_lane and start < stop + GAP and begin < end + GAP
                        for used_lane, begin, stop in taken
                    ):
                        continue
                    outside = max(0.0, -start) + max(0.0, end - width)
                    crossed = sum(
                        start < drop < end for name, drop in drops.items() if name != mark.id
                    )
                    cost = lane + 4 * crossed + 1.6 * (start < cursor < end) + 10 * outside
                    best = min(best, (cost, lane, side, start, end))
            _, lane, side, start, end = best
            taken.append((lane, start, end))
            classes[mark.id] += [f"{prefix}l{lane}", f"{prefix}{side}"]
        heights.append(f"{prefix}{max((lane for lane, _, _ in taken), default=-1) + 1}")
    placed = [
        {
            "id": m.id,
            "name": m.name,
            "text": m.text,
            "x": scale.place(m.value),
            "classes": " ".join(classes[m.id]),
        }
        for m in marks
    ]
    return placed, " ".join(heights)
