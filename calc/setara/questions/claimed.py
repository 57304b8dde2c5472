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


def read_ends(said: Any) -> Ends | None:
    """Both ends of what a link claims, in the unit of the result; nothing where it claims no range.

    `said`: a number, two of them, or the text of a link.
    """
    try:
        ends = read_number(said, CLAIM, "en" if isinstance(said, str) else None)
    except NumberError:
        return None
    low, high = ends if isinstance(ends, list) else (ends, ends)
    return (float(low), float(high)) if low > 0 else None


def told(claimed: Ends | None, found: Mapping[str, Any], unit: str, locale: str) -> dict[str, str]:
    """What a link to a result claims of it, and how a link’s claim stands to it, in a sentence.

    `found` has value, low and high in `unit`, and their range_text.
    """
    ends = (found["low"], found["high"])
    own = link.written([float(f"{end:.{DIGITS}g}") for end in ends]) if read_ends(ends) else ""
    if claimed is None:
        return {"range": own, "said": ""}
    text = present.measured(found["value"], *claimed, unit, locale)["range_text"]
    same = text == found["range_text"] or all(
        isclose(one, end, rel_tol=SAME) for one, end in zip(claimed, ends, strict=True)
    )
    said = f"The link was shared with {text}; edition {EDITION} gives "
    return {"range": own, "said": f"{said}{'the same' if same else found['range_text']}."}
