"""Records as they lie on disk: every TOML file of a folder, and all that is wrong with any, each
with its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import Any

from setara.core.faults import Fault, Key, Place, Table, near
from setara.core.record_texts import text_faults, walk

POSITION = re.compile(r" \(at line (?P<line>\d+), column \d+\)$")
DATE = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?![\d-])")
MARK = b"\xef\xbb\xbf"  # what some editors write before UTF-8


def read(root: Path) -> tuple[dict[str, Table], list[Fault]]:
    """Every table below a folder that can be read, by its place without the ending, and everything
    wrong with any."""
    tables: dict[str, Table] = {}
    faults: list[Fault] = []
    for path in paths(root):
        file = path.relative_to(root).as_posix()
        table, file_faults = read_file(path, file)
        faults += file_faults
        if table is not None:
            tables[file.removesuffix(".toml")] = table
    return tables, [*faults, *source_faults(tables)]


def paths(folder: Path) -> Iterator[Path]:
    """The TOML files below a folder, in order; nothing hidden."""
    for entry in sorted(folder.iterdir(), key=lambda path: path.name):
        if entry.is_dir():
            yield from paths(entry)
        elif entry.suffix == ".toml" and not entry.name.startswith("."):
            yield entry


def read_file(path: Path, file: str) -> tuple[Table | None, list[Fault]]:
    """The content of one file, nothing where it cannot be read, and what is wrong with it."""
    content = path.read_bytes()
    if content.startswith(MARK):
        return None, [
            Fault(
                "begins with a byte order mark; save it as UTF-8 without one", Place(file), line=1
            )
        ]
    try:
        return read_text(content.decode("utf-8"), file)
    except UnicodeDecodeError as error:
        return None, [_not_unicode(content, error, Place(file))]


def read_text(text: str, file: str) -> tuple[Table | None, list[Fault]]:
    """The same for the text of a file."""
    place = Place(file)
    try:
        table = plain(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        return None, [_not_toml(text, error, place)]
    if not table:
        return None, [
            Fault("is empty; copy a record of the same folder and change it", place, line=1)
        ]
    return table, [
        Fault(message, Place(file, keys[:-1]), keys[-1]) for keys, message in text_faults(table)
    ]


def _not_unicode(content: bytes, error: UnicodeDecodeError, place: Place) -> Fault:
    line = content.count(b"\n", 0, error.start) + 1
    text = content.splitlines()[line - 1].decode("cp1252", "replace").strip()
    message = (
        f"is not UTF-8: byte 0x{content[error.start]:02x} in line {line}; save it as UTF-8; near: "
        f"{text[:80]}"
    )
    return Fault(message, place, line=line)


def _not_toml(text: str, error: tomllib.TOMLDecodeError, place: Place) -> Fault:
    """What TOML says of it; a date that is none is named as one, since TOML says of it what it
    expected instead."""
    position = POSITION.search(str(error))
    lines = text.splitlines()
    line = int(position["line"]) if position else max(1, len(lines))
    message = POSITION.sub("", str(error))
    if lines and (match := DATE.search(lines[min(line, len(lines)) - 1])):
        try:
            date.fromisoformat(match[0])
        except ValueError:
            message = f"{match[0]} is no date; write year, month and day, as in 2026-11-24"
            if near_date := _date_near(match):
                message += f"; near: {near_date}"
    return Fault(f"line {line}: {message}", place, line=line)


def _date_near(match: re.Match[str]) -> str:
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"])).isoformat()
    except ValueError:
        return ""


def plain(value: Any) -> Any:
    """A value with its dates as texts, as they are written."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, (date, time)) else value


def source_faults(tables: dict[str, Table]) -> Iterator[Fault]:
    """Every source that a record names and facts/sources.toml does not know."""
    known = tables.get("facts/sources", {})
    for name, table in tables.items():
        for keys, value in walk(table) if known and name != "facts/sources" else ():
            if names_source(keys) and isinstance(value, str) and value not in known:
                message = f"no source {value!r} in facts/sources.toml; near: {near(value, known)}"
                yield Fault(message, Place(f"{name}.toml", keys[:-1]), keys[-1])


def names_source(keys: tuple[Key, ...]) -> bool:
    """Whether some keys lead to the id of a source: source, or an entry of sources or rests_on."""
    return keys[-1] == "source" or (len(keys) > 1 and keys[-2] in ("sources", "rests_on"))
