"""The one reader of numbers: for links, forms, the command line and whoever sends JSON.

A JSON number is itself. A text is a number in the locale that is said beside it; links, forms and
the command line say “en”, and a text without a locale is refused. Two numbers with .. between them
are a range, low..high, as are two in a list. What could be read as another number a thousand times
off is refused: in “en” 1,5 anywhere, and 1.000 where a whole number is asked for.
"""

from __future__ import annotations

from sys import float_info
from typing import Any, Protocol

from setara.writing import present
from setara.writing.present import NumberError

LARGEST = float_info.max
LARGEST_WHOLE = 1e15  # up to which a float tells whole numbers apart
SHOWN = 40  # characters of what was typed, in a message


class Kind(Protocol):
    """What is asked for: how it is called, its bounds, whether it is whole, whether it may be a
    range."""

    @property
    def label(self) -> str: ...
    @property
    def least(self) -> float: ...
    @property
    def most(self) -> float: ...
    @property
    def whole(self) -> bool: ...
    @property
    def ranged(self) -> bool: ...


def read_number(value: Any, kind: Kind, locale: str | None) -> Any:
    """A number, or a range as [low, high]; raises NumberError with a message that names what is
    asked for."""
    if isinstance(value, str) and locale and value.count("..") == 1:
        value = value.split("..")
    if not isinstance(value, (list, tuple)):
        return _number(value, kind, locale)
    if not kind.ranged:
        raise NumberError(f"{kind.label} is one number, not a range.")
    if len(value) != 2 or any(isinstance(end, (list, tuple)) for end in value):
        raise NumberError(f"{kind.label}: a range has two ends, low and high.")
    low, high = (_number(end, kind, locale) for end in value)
    if not 0 < low <= high:
        raise NumberError(
            f"{kind.label}: a range runs from a low above 0 to a high; you gave {low:g} to "
            f"{high:g}."
        )
    return low if low == high else [low, high]


def _number(value: Any, kind: Kind, locale: str | None) -> int | float:
    if isinstance(value, str) and locale:
        try:
            value = present.number_in(value, locale, kind.whole)
        except NumberError as error:
            raise NumberError(f"{kind.label}: {error}.") from None
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not abs(value) <= LARGEST:
        raise NumberError(f"{kind.label} must be a finite number, not {shown(value)}.")
    if not kind.least <= value <= kind.most:
        side = (
            f"at least {plain(kind.least)}" if value < kind.least else f"at most {plain(kind.most)}"
        )
        raise NumberError(f"{kind.label} is {side}; you gave {plain(value)}.")
    if kind.whole and value != int(value):
        raise NumberError(f"{kind.label} must be a whole number; you gave {value:g}.")
    return int(value) if value == int(value) and abs(value) < LARGEST_WHOLE else float(value)


def plain(number: float) -> str:
    """As it was typed, and from a million on in words."""
    return f"{number:,g}" if abs(number) < 1e6 else present.said(number)


def shown(value: Any) -> str:
    """What was given where something else was asked for, as far as a message has room for it."""
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, (list, tuple)):
        return "a list"
    if isinstance(value, int) and abs(value) > LARGEST:
        return "a number beyond reason"
    text = repr(value)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
