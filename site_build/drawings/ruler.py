"""The slide rule of a picture that stands alone: ticks, labels, range, and what it is compared
with, in pixels."""

from dataclasses import dataclass
from math import ceil
from typing import Any

from setara.writing import present, scale
from site_build.drawings import typefaces

GAP = 22.0  # px between a dot and its label, or two labels


@dataclass(frozen=True)
class Mark:
    """Something to compare with."""

    name: str
    value: float


@dataclass(frozen=True)
class Span:
    """From where to where on the picture a ruler goes, and how large its words are."""

    left: float
    right: float
    size: float
    labels: int

    def at(self, percent: float) -> float:
        """A place of the scale in pixels."""
        return round(self.left + percent * (self.right - self.left) / 100, 1)


def ruler(
    ends: tuple[float, float, float], unit: str, marks: list[Mark], span: Span
) -> dict[str, Any]:
    """The geometry for low, value and high of something and what it is compared with."""
    low, value, high = ends
    axis = scale.Scale([low, value, high, *(mark.value for mark in marks)])
    decades = range(axis.first, axis.last + 1)
    step = ceil((len(decades) - 1) / (span.labels - 1))
    labels = [
        {
            "x": span.at(axis.place(10.0**decade)),
            "text": present.bare(present.quantity(10.0**decade, unit, 2)),
            "anchor": "start"
            if decade == axis.first
            else "end"
            if decade == axis.last
            else "middle",
        }
        for decade in decades
        if (decade - axis.first) % step == 0
    ]
    return {
        "left": span.left,
        "right": span.right,
        "labels": labels,
        "ticks": [
            {"x": span.at(tick["x"]), "length": 22 if not tick["minor"] else 10}
            for tick in axis.ticks()
        ],
        **{
            key: span.at(axis.place(number))
            for key, number in (("low", low), ("point", value), ("high", high))
        },
        "marks": [{"x": span.at(axis.place(mark.value)), "name": mark.name} for mark in marks],
    }


def labelled(drawn: dict[str, Any], span: Span) -> dict[str, Any]:
    """The same with each label on the side of its dot where there is room; what finds none is left
    out."""
    taken = [
        (drawn["low"] - GAP, drawn["high"] + GAP),
        (drawn["point"] - GAP, drawn["point"] + GAP),
    ]
    marks = []
    for mark in drawn["marks"]:
        long = typefaces.width(mark["name"], "sans", span.size)
        for anchor, start in (("end", mark["x"] - GAP - long), ("start", mark["x"] - GAP)):
            end = start + long + 2 * GAP
            inside = (
                span.left <= start + (GAP if anchor == "start" else 0) and end - GAP <= span.right
            )
            if inside and not any(start < other_end and begin < end for begin, other_end in taken):
                taken.append((start, end))
                marks.append(
                    {
                        **mark,
                        "anchor": anchor,
                        "text_x": mark["x"] + (GAP if anchor == "start" else -GAP),
                    }
                )
                break
    return {**drawn, "marks": marks}
