"""Facts as they are written down: read strictly, refused with the file, the key and the near
miss."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

from setara.core.faults import Fault, Place, Reading, RecordError, Table, at, choose, near, refuse
from setara.core.record_types import typed

__all__ = [
    "RecordError",
    "Table",
    "choose",
]  # what is wrong is at home in faults, and used with every record

ROOT, COMPILED = Path(__file__).parents[1], "records.json"
KINDS = ("measured", "reported", "derived", "assumed", "definition")
SEEN = ("primary", "quoted", "no")
REDISTRIBUTION = ("", "forbidden")
ADDRESS = re.compile(r"https?://[^\s/.][^\s/]*\.[^\s]+")
BLANK = "FILL IN"  # stands in a new record for a value that is still missing
DAY = re.compile(r"\d{4}-\d\d-\d\d")

Record = TypeVar("Record")


@dataclass(frozen=True)
class Source:
    """A text or data set that a figure was taken from."""

    title: str
    by: str
    published: int
    url: str
    licence: str
    note: str = ""
    redistribution: str = ""  # "forbidden" where its data may not be passed on

    def __post_init__(self) -> None:
        check = Reading()
        check(choose, self.redistribution, REDISTRIBUTION, "redistribution")
        if self.url and not ADDRESS.fullmatch(self.url):
            check(
                refuse,
                f"url = {self.url!r} is no address; write https://, the host and the page",
                "url",
            )
        if not 1900 <= self.published <= 2100:
            check(
                refuse,
                f"published = {self.published} must be a year from 1900 to 2100",
                "published",
            )
        check.finish()


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
    review_by: str = (
        ""  # when it must be looked up again, where a year after it was checked is not meant
    )

    def __post_init__(self) -> None:
        check = Reading()
        check(choose, self.kind, KINDS, "kind")
        check(choose, self.seen, SEEN, "seen")
        check(choose_day, self.checked, "checked")
        if self.review_by:
            check(choose_day, self.review_by, "review_by")
            if self.review_by <= self.checked:
                check(
                    refuse,
                    f"review_by = {self.review_by} must be after checked, {self.checked}",
                    "review_by",
                )
        if self.range is not None and not 0 < self.range[0] <= self.value <= self.range[1]:
            check(refuse, f"value {self.value} is not within its range {list(self.range)}", "range")
        elif self.value < 0:
            check(refuse, f"value {self.value} must be 0 or more", "value")
        for index, figure in enumerate(self.others):
            check(strict, Other, figure, at("", "others", index))
        check.finish()


@dataclass(frozen=True)
class Other:
    """Another published value of the same figure."""

    value: float
    year: str
    source: str
    where: str
    note: str

    def __post_init__(self) -> None:
        if self.value < 0:
            refuse(f"value {self.value} must be 0 or more", "value")


def choose_day(text: str, key: str) -> None:
    """Refuse what is no day of the calendar."""
    try:
        known = DAY.fullmatch(text) and date.fromisoformat(text)
    except ValueError:
        known = None
    if not known:
        refuse(f"{key} = {text!r} is no day; write year, month and day, as in 2026-11-24", key)


def filled(table: Table, place: Place | str) -> None:
    """Refuse a record of which values are still to be filled in, naming all of them."""
    if blanks := list(dict.fromkeys(_blanks(table))):
        refuse(f"still to be filled in: {', '.join(blanks)}", blanks[0], place)


def _blanks(value: Any, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _blanks(inner, f"{key}.{name}".lstrip("."))
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _blanks(inner, key)
    elif isinstance(value, str) and BLANK in value:
        yield key


def strict(kind: type[Record], table: Any, place: Place | str) -> Record:
    """The table as a record of the given kind: no key missing, none unknown, each of the declared
    type."""
    where, check = at(place), Reading()
    if not isinstance(table, dict):
        raise RecordError(Fault(f"must be a table, not {table!r}", where))
    known = {field.name: field for field in fields(kind)}  # type: ignore[arg-type]
    hints = _hints(kind)  # type: ignore[arg-type]
    for key in table:
        if key not in known:
            check(refuse, f"unknown key {key!r}; near: {near(key, known)}", key)
    for name, field in known.items():
        if name not in table and field.default is MISSING and field.default_factory is MISSING:
            check(refuse, f"{name!r} is missing")
    values = {key: check(typed, table[key], hints[key], key) for key in table if key in known}
    record = None if check.faults else check(kind, **values)
    check.faults = [
        fault if fault.place.file else replace(fault, place=at(where, *fault.place.keys))
        for fault in check.faults
    ]
    return check.finish(record)


@cache
def _hints(kind: type) -> Table:
    return get_type_hints(kind)


class Register(Mapping[str, Record]):
    """Records by id, each read strictly when it is first asked for."""

    def __init__(self, tables: dict[str, Table], make: Callable[[str, Table], Record]) -> None:
        self._tables, self._make = tables, make
        self._made: dict[str, Record] = {}

    def __getitem__(self, name: str) -> Record:
        if name not in self._made:
            self._made[name] = self._make(name, self._tables[name])
        return self._made[name]

    def __contains__(self, name: object) -> bool:
        return name in self._tables

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)

    def names(self) -> dict[str, str]:
        """What each is called, by id, without reading the rest; a record without a name is
        refused."""
        for name, content in self._tables.items():
            if "name" not in content:
                self._make(name, content)
        return {name: content["name"] for name, content in self._tables.items()}


@cache
def _all() -> dict[str, Table]:
    if _usable:
        return _usable
    compiled = ROOT / COMPILED
    if compiled.is_file():
        return dict(json.loads(compiled.read_text("utf-8")))
    return _written()


_usable: dict[str, Table] = {}


def use(tables: dict[str, Table]) -> None:
    """Read these tables from now on: what is left of the package's own where some files cannot be
    read."""
    _usable.update(tables)


def everything() -> dict[str, Table]:
    """The content of every TOML file of the package; of those that can be read, where it was said
    to use these."""
    return _all()


def partial() -> bool:
    """Whether only those files are read that can be, because somebody asked what is wrong with the
    others."""
    return bool(_usable)


def parsed(text: str, file: str) -> Table:
    """The content of a TOML file, with its dates as text; refused where no record may look like
    that."""
    # compiled records do without TOML
    from setara.core.record_files import read_text  # noqa: PLC0415

    table, faults = read_text(text, file)
    if table is None or faults:
        raise RecordError(*faults)
    return table


def _written() -> dict[str, Table]:
    from setara.core.record_files import read  # noqa: PLC0415  compiled records do without TOML

    tables, faults = read(ROOT)
    if faults:
        raise RecordError(*faults)
    return tables


def table(place: str) -> Table:
    """The content of one TOML file of the package, named without its ending."""
    if place not in _all():
        raise RecordError(Fault("the calculator needs this file", Place(f"{place}.toml")))
    return _all()[place]


def settings(place: str, kind: type[Any]) -> Table:
    """The content of one TOML file that is a record by itself, read strictly."""
    strict(kind, table(place), f"{place}.toml")
    return table(place)


def settings_of_each(place: str, kind: type[Any]) -> dict[str, Table]:
    """The tables of one TOML file, each a record, read strictly."""
    read = Reading()
    for name, content in table(place).items():
        read(strict, kind, content, at(f"{place}.toml", name))
    return read.finish(table(place))


def folder(place: str) -> dict[str, Table]:
    """All TOML files of a folder of the package, by file name without ending."""
    start = f"{place}/"
    return {
        path.removeprefix(start): content
        for path, content in _all().items()
        if path.startswith(start)
    }


def compile(target: Path) -> None:  # noqa: A001  the act is called so everywhere else
    """Write all TOML files of the package as one JSON file, which loads several times faster."""
    content = json.dumps(_written(), ensure_ascii=False, separators=(",", ":"))
    Path(target).write_text(content, "utf-8")
