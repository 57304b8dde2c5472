"""What a text in a record may hold: nothing that a reader cannot see, and nothing that a page would
take for markup."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from setara.core.faults import Key

INVISIBLE = {
    "Cc": "control character", "Cf": "invisible mark", "Co": "private character",
    "Cs": "half a character", "Cn": "unassigned character", "Zl": "line separator",
    "Zp": "paragraph separator", "Zs": "space of another kind",
}  # fmt: skip
DIRECTION = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
MARKUP = re.compile(r"[<>`|]|&#?\w+;|\]\(|\[\[|\]\]|\[%|\{\{|\{%|\\")
SUSPECT = re.compile(
    rf"[^ -~]|{MARKUP.pattern}|^[ =@]| $"
)  # all that may be wrong, and a little more
MAY_BE_EMPTY = ("where", "note", "url", "year", "place")
PROSE = ("best_for", "best_against", "text")  # of claims: filled by macros, over several lines


def walk(content: Any, keys: tuple[Key, ...] = ()) -> Iterator[tuple[tuple[Key, ...], Any]]:
    """Every value in a table, with the keys that lead to it."""
    if isinstance(content, dict):
        for key, inner in content.items():
            yield from walk(inner, (*keys, key))
    elif isinstance(content, list):
        for index, inner in enumerate(content):
            yield from walk(inner, (*keys, index))
    else:
        yield keys, content


def text_faults(
    content: Any, keys: tuple[Key, ...] = (), word: str = ""
) -> Iterator[tuple[tuple[Key, ...], str]]:
    """What is wrong with the keys and texts of a table, each with the keys that lead to it."""
    if isinstance(content, dict):
        for key, inner in content.items():
            if message := unreadable(key):
                yield (*keys, key), f"the key {key!r} {message}"
            yield from text_faults(inner, (*keys, key), key)
    elif isinstance(content, list):
        for index, inner in enumerate(content):
            yield from text_faults(inner, (*keys, index), word)
    elif isinstance(content, str) and (message := unreadable(content, word)):
        yield keys, f"{word!r} {message}"


def unreadable(text: str, word: str = "") -> str:
    """What a reader or a page would stumble over in the text at a key, in words; nothing where
    there is nothing."""
    if not text and word not in MAY_BE_EMPTY:
        return "is empty"
    if SUSPECT.search(text) is None:
        return ""
    strange = next(
        (mark for mark in text if _is_strange(mark) and not (word in PROSE and mark == "\n")), None
    )
    if strange:
        kind = (
            "direction mark" if strange in DIRECTION else INVISIBLE[unicodedata.category(strange)]
        )
        clean = "".join(mark for mark in text if not _is_strange(mark))
        return f"holds a {kind}, U+{ord(strange):04X}; near: {clean.strip()[:60]}"
    if text != text.strip():
        return f"begins or ends with a space; near: {text.strip()[:60]}"
    if text.startswith(("=", "@")):
        return f"begins with {text[0]}, which a spreadsheet would compute; put a word before it"
    allowed = {*(("[[", "]]") if word in PROSE else ()), *(("\\",) if word == "symbol" else ())}
    markup = next((match[0] for match in MARKUP.finditer(text) if match[0] not in allowed), "")
    return (
        f"holds {markup!r}, which a page would take for markup; say it in plain words"
        if markup
        else ""
    )


def _is_strange(mark: str) -> bool:
    return mark != " " and unicodedata.category(mark) in INVISIBLE
