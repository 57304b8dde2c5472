"""The index of the search: every entry once, by kind, with the names of site_build/search.toml, as
one JSON file."""

import json
import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from mkdocs.structure.pages import Page

from site_build.search import search_entries, search_prose
from site_build.search.search_entries import WEIGHTS, Entry

NAMES = Path(__file__).with_name("search.toml")
KEYS = {"names", "leads", "spellings", "silent"}
WORD = re.compile(r"[^\W\d_][^\W_]+")  # from two letters on; a number alone is none


@cache
def told() -> dict[str, Any]:
    """What search.toml says: other names and leading words by address, spellings, words that say
    nothing."""
    table = tomllib.loads(NAMES.read_text(encoding="utf-8"))
    if table.keys() != KEYS:
        raise ValueError(
            f"search.toml: keys are {', '.join(sorted(KEYS))}, not {', '.join(sorted(table))}"
        )
    return table


def index(pages: Iterable[Page]) -> str:
    """The index as JSON: words alike, words that are silent, and the entries of each kind."""
    kinds: dict[str, list[list[object]]] = {kind: [] for kind in WEIGHTS}
    for entry in entries(pages):
        row: list[object] = [
            entry.title,
            entry.address,
            entry.line,
            list(entry.names),
            list(entry.leads),
            entry.words,
        ]
        kinds[entry.kind].append(row)
    listed = [
        {"name": kind, "weight": WEIGHTS[kind], "entries": rows} for kind, rows in kinds.items()
    ]
    common = {key: told()[key] for key in ("spellings", "silent")}
    text = json.dumps({**common, "kinds": listed}, ensure_ascii=False, separators=(",", ":"))
    return text.replace("₂", "2")


def entries(pages: Iterable[Page]) -> list[Entry]:
    """Every entry, those of one address joined, with its further names."""
    by_address: dict[str, list[Entry]] = defaultdict(list)
    for entry in (*search_entries.entries(), *search_prose.entries(pages)):
        by_address[entry.address].append(entry)
    refuse_strangers(by_address)
    return [_joined(address, same) for address, same in by_address.items()]


def refuse_strangers(addresses: dict[str, Any]) -> None:
    """A name for something that is not among the entries stops the build, with what is near."""
    for key in ("names", "leads"):
        for address in told()[key].keys() - addresses.keys():
            near = ", ".join(get_close_matches(address, addresses, n=3)) or "none"
            raise ValueError(f"search.toml [{key}]: nothing to find at {address!r}; near: {near}")


def _joined(address: str, same: list[Entry]) -> Entry:
    """What several say of one address: title and line by the first that has them, all words
    once."""
    title = next(entry.title for entry in same if entry.title)
    line = next((entry.line for entry in same if entry.line), "")
    names = (
        *(name for entry in same for name in (entry.title, *entry.names)),
        *told()["names"].get(address, ()),
    )
    synonyms = tuple(
        {name.lower(): name for name in names if name.lower() not in ("", title.lower())}.values()
    )
    words = _once(" ".join(entry.words for entry in same), f"{title} {line}")
    return Entry(
        same[0].kind, title, address, line, words, synonyms, tuple(told()["leads"].get(address, ()))
    )


def _once(text: str, beside: str) -> str:
    """The words of a text that say something and do not stand beside it, each once."""
    known = {*WORD.findall(plain(beside)), *told()["silent"]}
    return " ".join(word for word in dict.fromkeys(WORD.findall(plain(text))) if word not in known)


def plain(text: str) -> str:
    """Text without marks on its letters, as finder.js reads it."""
    marked = unicodedata.normalize("NFD", re.sub(r"[’']s\b", "", text.lower()))
    return "".join(letter for letter in marked if not unicodedata.combining(letter))
