"""Pages of a built site as trees of elements, and what a page says."""

from functools import cache
from pathlib import Path

from bs4 import BeautifulSoup


def parsed(source: str) -> BeautifulSoup:
    return BeautifulSoup(source, "html.parser")


def document(path: Path) -> BeautifulSoup:
    return parsed(path.read_text(encoding="utf-8"))


@cache
def text(path: Path) -> str:
    """What a page says, scripts, styles and templates aside, in one line."""
    source = path.read_text(encoding="utf-8").replace("<sub>2</sub>", "₂")
    return " ".join(parsed(source).get_text(" ").split())
