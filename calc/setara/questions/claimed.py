"""The range that a link was shared with, held against the one that is computed:
r=0.0000605..0.000351."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isclose
from typing import Any

from setara import EDITION
from setara.core import link
from setara.questions.numbers import read_number
from setara.writing import present
from setara.writing.present import NumberError


@dataclass(frozen=True)
class Claim:
    """What is accepted as an end of a claimed range."""

    label: str = "The range that a link was shared with"
    least: float = 0.0
    most: float = 1e300
    whole: bool = False
    ranged: bool = True


CLAIM = Claim()
DIGITS = 3  # of each end in a link
SAME = 0.01  # relative: an end that was rounded to three digits is the same
Ends = tuple[float, float]


def read_ends(claim: Any) -> Ends | None:
    """Both ends of what a link claims, in the unit of the result; nothing where it claims no range.

    `claim`: a number, two of them, or the text of a link.
    """
    try:
        ends = read_number(claim, CLAIM, "en" if isinstance(claim, str) else None)
    except NumberError:
        return None
    low, high = ends if isinstance(ends, list) else (ends, ends)
    return (float(low), float(high)) if low > 0 else None


def told(claimed: Ends | None, figure: Mapping[str, Any], unit: str, locale: str) -> dict[str, str]:
    """What a link to a result claims of it, and how a link’s claim stands to it, in a sentence.

    `figure` has value, low and high in `unit`, and their range_text.
    """
    ends = (figure["low"], figure["high"])
    link_range = (
        link.written([float(f"{end:.{DIGITS}g}") for end in ends]) if read_ends(ends) else ""
    )
    if claimed is None:
        return {"range": link_range, "said": ""}
    text = present.measured(figure["value"], *claimed, unit, locale)["range_text"]
    same = text == figure["range_text"] or all(
        isclose(claim, end, rel_tol=SAME) for claim, end in zip(claimed, ends, strict=True)
    )
    opening = f"The link was shared with {text}; edition {EDITION} gives "
    return {
        "range": link_range,
        "said": f"{opening}{'the same' if same else figure['range_text']}.",
    }
