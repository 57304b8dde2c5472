"""The few verbs a formula may use beside arithmetic, each open to every reading of a formula."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from typing import Any

VERBS: dict[str, Callable[..., Any]] = {
    "at_least": max,
    "at_most": min,
    "power": operator.pow,
    "square_root": math.sqrt,
}


def _say(verb: str, *values: Any) -> Any:
    for value in values:
        if not isinstance(value, (int, float)):
            return type(value).verb(verb, values)
    return VERBS[verb](*values)


def at_least(value: Any, limit: Any) -> Any:
    """The larger of the two."""
    return _say("at_least", value, limit)


def at_most(value: Any, limit: Any) -> Any:
    """The smaller of the two."""
    return _say("at_most", value, limit)


def power(base: Any, exponent: Any) -> Any:
    """A base without unit, raised to an exponent without unit."""
    return _say("power", base, exponent)


def square_root(value: Any) -> Any:
    """The square root, in value and in unit."""
    return _say("square_root", value)
