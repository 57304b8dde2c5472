"""Facts as they are written down: read strictly, refused with the file, the key and the near miss."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date
from difflib import get_close_matches
from functools import cache
from math import isfinite
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

ROOT, COMPILED = Path(__file__).parents[1], "records.json"
KINDS = ("measured", "reported", "derived", "assumed", "definition")
SEEN = ("primary", "quoted", "no")
PAIR = tuple[float, float] | None
BLANK = "FILL IN"  # stands in a new record for a value that is still missing

Table = dict[str, Any]
Record = TypeVar("Record")


class RecordError(Exception):
    """A record that cannot be read as it stands."""


@dataclass(frozen=True)
class Source:
    """A text or data set that a figure was taken from."""

    title: str
    by: str
    published: int
    url: str
    licence: str
    note: str = ""


@dataclass(frozen=True)
class Figure:
    """One value with its 95 % range, where it stands and what kind of evidence it is."""

    value: float
    source: str
    where: str
    kind: str
    seen: str
    checked: str
    note: str = ""
    range: tuple[float, float] | None = None
    year: str = ""
    least: float | None = None
    most: float | None = None
    others: tuple[Table, ...] = ()
    review_by: str = ""  # when it must be looked up again, where a year after it was checked is not meant

    def __post_init__(self) -> None:
        choose(self.kind, KINDS, "kind")
        choose(self.seen, SEEN, "seen")
        checked = date.fromisoformat(self.checked)
        if self.review_by and date.fromisoformat(self.review_by) <= checked:
            raise RecordError(f"review_by = {self.review_by} must be after checked, {self.checked}")
        if self.range is not None and not 0 < self.range[0] <= self.value <= self.range[1]:
            raise RecordError(f"value {self.value} is not within its range {list(self.range)}")


def choose(word: str, allowed: tuple[str, ...], key: str) -> None:
    """Refuse a word outside a fixed list, naming the nearest."""
    if word not in allowed:
        near = ", ".join(get_close_matches(str(word), allowed, n=1)) or ", ".join(allowed)
        raise RecordError(f"{key} = {word!r} is not known; near: {near}")


def filled(table: Table, place: str) -> None:
    """Refuse a record of which values are still to be filled in, naming all of them."""
    if blanks := list(dict.fromkeys(_blanks(table))):
        raise RecordError(f"{place}: still to be filled in: {', '.join(blanks)}")


def _blanks(value: Any, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _blanks(inner, f"{key}.{name}".lstrip("."))
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _blanks(inner, key)
    elif isinstance(value, str) and BLANK in value:
        yield key


def strict(kind: type[Record], table: Table, place: str) -> Record:
    """The table as a record of the given kind: no key missing, none unknown, each of the declared type."""
    known = {field.name: field for field in fields(kind)}  # type: ignore[arg-type]
    hints = _hints(kind)  # type: ignore[arg-type]
    for key in table:
        if key not in known:
            near = ", ".join(get_close_matches(key, known, n=1)) or ", ".join(known)
            raise RecordError(f"{place}: unknown key {key!r}; near: {near}")
    for name, field in known.items():
        if name not in table and field.default is MISSING and field.default_factory is MISSING:
            raise RecordError(f"{place}: {name!r} is missing")
    values = {key: _typed(value, hints[key], f"{place}: {key!r}") for key, value in table.items()}
    try:
        return kind(**values)
    except (RecordError, ValueError) as error:
        raise RecordError(f"{place}: {error}") from None


@cache
def _hints(kind: type) -> Table:
    return get_type_hints(kind)


def _typed(value: Any, hint: Any, place: str) -> Any:
    if isinstance(value, bool) and hint is not bool:
        raise RecordError(f"{place} must not be true or false")
    if hint is str and not isinstance(value, str):
        raise RecordError(f"{place} must be text, not {value!r}")
    if hint in (float, float | None) and not isinstance(value, (int, float)):
        raise RecordError(f"{place} must be a number, not {value!r}")
    if hint is int and not isinstance(value, int):
        raise RecordError(f"{place} must be a whole number, not {value!r}")
    if isinstance(value, float) and not isfinite(value):
        raise RecordError(f"{place} must be finite, not {value!r}")
    if hint == PAIR and not (isinstance(value, list) and [type(end) in (int, float) for end in value] == [True, True]):
        raise RecordError(f"{place} must be two numbers, not {value!r}")
    return tuple(value) if isinstance(value, list) else value


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value


def parsed(text: str, place: str) -> Table:
    """The content of a TOML file, with its dates as text."""
    import tomllib  # noqa: PLC0415  compiled records do without it

    try:
        return dict(_plain(tomllib.loads(text)))
    except tomllib.TOMLDecodeError as error:
        raise RecordError(f"{place}: {error}") from None


def _written(root: Path, place: str = "") -> Iterator[tuple[str, Table]]:
    for entry in sorted(root.iterdir(), key=lambda one: one.name):
        path = f"{place}{entry.name}"
        if entry.is_dir():
            yield from _written(entry, f"{path}/")
        elif path.endswith(".toml"):
            yield path.removesuffix(".toml"), parsed(entry.read_text("utf-8"), path)


@cache
def _all() -> dict[str, Table]:
    compiled = ROOT / COMPILED
    if compiled.is_file():
        return dict(json.loads(compiled.read_text("utf-8")))
    return dict(_written(ROOT))


class Register(Mapping[str, Record]):
    """Records by id, each read strictly when it is first asked for."""

    def __init__(self, tables: dict[str, Table], make: Callable[[str, Table], Record]) -> None:
        self._tables, self._make = tables, make
        self._made: dict[str, Record] = {}

    def __getitem__(self, name: str) -> Record:
        if name not in self._made:
            self._made[name] = self._make(name, self._tables[name])
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)

    def names(self) -> dict[str, str]:
        """What each is called, by id, without reading the rest."""
        return {name: table["name"] for name, table in self._tables.items()}


def table(place: str) -> Table:
    """The content of one TOML file of the package, named without its ending."""
    return _all()[place]


def folder(place: str) -> dict[str, Table]:
    """All TOML files of a folder of the package, by file name without ending."""
    start = f"{place}/"
    return {path.removeprefix(start): content for path, content in _all().items() if path.startswith(start)}


def compile(target: Path) -> None:  # noqa: A001  the act is called so everywhere else
    """Write all TOML files of the package as one JSON file, which loads several times faster."""
    content = json.dumps(dict(_written(ROOT)), ensure_ascii=False, separators=(",", ":"))
    Path(target).write_text(content, "utf-8")
