"""Whether a value in a record is of the type that its field declares."""

from __future__ import annotations

import re
from math import isfinite
from types import NoneType
from typing import Any, get_args, get_origin

from setara.core.faults import refuse

PLAIN: dict[Any, tuple[str, Any]] = {
    str: ("text", str),
    float: ("a number", (int, float)),
    int: ("a whole number", int),
    bool: ("true or false", bool),
}
NUMBER_WITH_A_UNIT = re.compile(r"\s*(?P<number>\d+(?:\.\d+)?(?:e[+-]?\d+)?)\s*[^\d.]+")


def typed(value: Any, hint: Any, key: str) -> Any:
    """A value as its field holds it, a list as a tuple; refused where it is of another type."""
    parts = get_args(hint)
    if NoneType in parts:
        return None if value is None else typed(value, parts[0], key)
    if hint in PLAIN:
        _check_plain(value, hint, key)
    elif parts == (float, float):
        _check_range(value, key)
    elif parts:
        _check_all(value, hint, key)
    elif (
        hint is not Any and value is not None and not isinstance(value, hint)
    ):  # none where it was refused already
        refuse(f"{key!r} must be a table, not {value!r}", key)
    return tuple(value) if isinstance(value, list) else value


def _check_range(value: Any, key: str) -> None:
    if not (
        isinstance(value, (list, tuple))
        and [type(end) in (int, float) for end in value] == [True, True]
    ):
        refuse(f"{key!r} must be two numbers, not {value!r}", key)
    for end in value:
        _check_plain(end, float, key)


def _check_all(value: Any, hint: Any, key: str) -> None:
    """Whether a table or a list is one, and all that it holds of its type."""
    table, parts = get_origin(hint) is dict, get_args(hint)
    if not isinstance(value, dict if table else (list, tuple)):
        refuse(f"{key!r} must be a {'table' if table else 'list'}, not {value!r}", key)
    for name, content in value.items() if table else enumerate(value):
        typed(content, parts[1] if table else parts[0], f"{key}.{name}")


def _check_plain(value: Any, hint: type, key: str) -> None:
    words, accepted = PLAIN[hint]
    if isinstance(value, bool) and hint is not bool:
        refuse(f"{key!r} must not be true or false", key)
    if not isinstance(value, accepted):
        refuse(
            (
                f"{key!r} must be {words}, not "
                f"{value!r}{number_near(value) if hint in (int, float) else ''}"
            ),
            key,
        )
    if isinstance(value, float) and not isfinite(value):
        refuse(f"{key!r} must be finite, not {value!r}", key)


def number_near(value: object) -> str:
    """The number that a text with a unit begins with, as the near miss that an error ends in."""
    match = NUMBER_WITH_A_UNIT.fullmatch(value) if isinstance(value, str) else None
    return f"; near: {match['number']}" if match else ""
