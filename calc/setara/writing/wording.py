"""Words as sentences need them."""

from __future__ import annotations

from collections.abc import Sequence

SPOKEN = {
    "power_usage_effectiveness": "building overhead (PUE)",
    "water_usage_effectiveness": "water on site (WUE)",
    "it_electricity": "IT electricity",
}


def among(names: Sequence[str], last: str = " and ") -> str:
    """Names as a list in words: a, b and c."""
    return last.join(filter(None, (", ".join(names[:-1]), names[-1] if names else "")))


def capital(text: str) -> str:
    """A text as a sentence begins; all but its first letter stays."""
    return text[:1].upper() + text[1:]


def uncapital(text: str) -> str:
    """A text as it stands within a sentence; all but its first letter stays."""
    return text[:1].lower() + text[1:]


def spoken(name: str) -> str:
    """The name of a node in words."""
    return SPOKEN.get(name, name.replace("_", " "))


def heading(name: str) -> str:
    """The name of a node as a heading."""
    return capital(spoken(name))
