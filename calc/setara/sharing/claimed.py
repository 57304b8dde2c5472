"""The range that a link was shared with, held against the one that is computed: r=0.0000605..0.000351."""

from __future__ import annotations

from collections.abc import Mapping
from math import isclose
from sys import float_info
from typing import Any

from setara import EDITION
from setara.core import link, present

DIGITS = 3  # of each end in a link
SAME = 0.01  # relative: an end that was rounded to three digits is the same
Ends = tuple[float, float]


def read_ends(said: Any) -> Ends | None:
    """Both ends of what a link claims, in the unit of the result; nothing where it claims no range."""
    ends = list(said) if isinstance(said, (list, tuple)) else [said, said]
    numbers = [one for one in ends if isinstance(one, (int, float)) and not isinstance(one, bool)]
    if len(numbers) != 2 or len(ends) != 2 or not 0 < numbers[0] <= numbers[1] <= float_info.max:
        return None
    return float(numbers[0]), float(numbers[1])


def told(claimed: Ends | None, found: Mapping[str, Any], unit: str, locale: str) -> dict[str, str]:
    """What a link to a result claims of it, and how a link’s claim stands to it, in a sentence.

    `found` has value, low and high in `unit`, and their range_text.
    """
    ends = (found["low"], found["high"])
    own = link.written([float(f"{one:.{DIGITS}g}") for one in ends]) if read_ends(ends) else ""
    if claimed is None:
        return {"range": own, "said": ""}
    text = present.measured(found["value"], *claimed, unit, locale)["range_text"]
    same = text == found["range_text"] or all(
        isclose(one, other, rel_tol=SAME) for one, other in zip(claimed, ends, strict=True)
    )
    said = f"The link was shared with {text}; edition {EDITION} gives "
    return {"range": own, "said": f"{said}{'the same' if same else found['range_text']}."}
