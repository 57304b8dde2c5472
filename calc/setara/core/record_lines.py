"""The line of a TOML file that a fault is about."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from typing import Any

from setara.core.faults import Fault, Key


def line_of(text: str, fault: Fault) -> int:
    """The line where what is wrong stands; where it is missing, that of the table it is missing
    from."""
    if fault.line is not None:
        return fault.line
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return 1
    keys = [*fault.place.keys, *([] if fault.key is None else [fault.key])]
    if not _holds(content, keys) and isinstance(fault.key, str):
        keys[-1:] = fault.key.split(".")  # asserts.training is below asserts
    while keys and not _holds(content, keys):
        keys.pop()
    return _first(text.splitlines(), keys) if keys else 1


def _first(lines: list[str], keys: Sequence[Key]) -> int:
    """The line of the first statement after which a file holds the keys, found by halving: what is
    read stays read."""
    before, after = 0, len(lines)
    while before < after:
        middle = (before + after) // 2
        end, content = _read(lines, middle)
        if _holds(content, keys):
            after = middle
        else:
            before = max(end, middle + 1)
    return next(
        number for number in range(before or 1, len(lines) + 1) if _is_statement(lines[number - 1])
    )


def _read(lines: list[str], count: int) -> tuple[int, Any]:
    """The first lines of a file, so many and the rest of the statement they end in, and what they
    hold."""
    for end in range(count, len(lines) + 1):
        try:
            return end, tomllib.loads("\n".join(lines[:end]))
        except tomllib.TOMLDecodeError:
            continue
    return len(lines), None


def _is_statement(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _holds(content: Any, keys: Sequence[Key]) -> bool:
    for key in keys:
        if isinstance(content, list) and str(key).isdigit() and int(key) < len(content):
            content = content[int(key)]
        elif isinstance(content, dict) and key in content:
            content = content[key]
        else:
            return False
    return True
