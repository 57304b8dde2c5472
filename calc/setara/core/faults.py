"""What is wrong with records: each fault with its place, its key and the near miss; all of them
refused at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any, ParamSpec, TypeVar, cast

Key = str | int
Table = dict[str, Any]
Result = TypeVar("Result")
Arguments = ParamSpec("Arguments")
WRITTEN = re.compile(r"(?P<file>\S+) \[(?P<keys>[^\[\]]+)\]")


@dataclass(frozen=True)
class Place:
    """Where something stands: a file of the package, and the keys that lead to it there."""

    file: str = ""
    keys: tuple[Key, ...] = ()

    def __str__(self) -> str:
        return f"{self.file} [{'.'.join(map(str, self.keys))}]" if self.keys else self.file


@dataclass(frozen=True)
class Fault:
    """What is wrong at a place, and the key there that it is about."""

    message: str
    place: Place = Place()
    key: Key | None = None
    line: int | None = None  # where a file cannot be read as TOML, so that no key leads there

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place.file else self.message


class RecordError(Exception):
    """Records that cannot be read as they stand, with everything that is wrong with them."""

    def __init__(self, *faults: Fault | str) -> None:
        self.faults = tuple(fault if isinstance(fault, Fault) else Fault(fault) for fault in faults)
        super().__init__("\n".join(map(str, self.faults)))


class Reading:
    """Several things read one after the other, and everything that is wrong with any of them
    refused at once."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def __call__(
        self,
        read: Callable[Arguments, Result],
        *arguments: Arguments.args,
        **named: Arguments.kwargs,
    ) -> Result | None:
        """What was read; nothing where it was refused."""
        try:
            return read(*arguments, **named)
        except RecordError as error:
            self.faults += error.faults
            return None

    def finish(self, record: Result | None = None) -> Result:
        """What the things read make; everything that was wrong with them is refused."""
        if self.faults:
            raise RecordError(*self.faults)
        return cast("Result", record)  # nothing was refused, so it is there


def at(place: Place | str, *keys: Key) -> Place:
    """A place below a place, which may be written as file.toml [key.key]."""
    if isinstance(place, str):
        written = WRITTEN.fullmatch(place)
        place = (
            Place(written["file"], tuple(written["keys"].split("."))) if written else Place(place)
        )
    return replace(place, keys=(*place.keys, *keys))


def refuse(message: str, key: Key | None = None, place: Place | str = "") -> None:
    """Refuse what stands at a key."""
    raise RecordError(Fault(message, at(place), key))


def choose(word: str, allowed: Iterable[str], key: str) -> None:
    """Refuse a word outside a fixed list, naming the nearest."""
    if word not in allowed:
        refuse(f"{key} = {word!r} is not known; near: {near(word, allowed)}", key)


def near(word: object, allowed: Iterable[str]) -> str:
    """The nearest of some words; all of them, or the first of many, where none is near."""
    known = [name for name in allowed if name]
    listed = known if len(known) <= 40 else [*known[:3], "..."]
    return ", ".join(get_close_matches(str(word), known, n=1) or listed)


def subtable(table: Table, key: str, place: Place | str) -> Table:
    """The table at a key, empty where there is none."""
    content = table.get(key, {})
    if not isinstance(content, dict):
        refuse(f"{key!r} must be a table, not {content!r}", key, place)
    return dict(content)


def subtables(table: Table, key: str, place: Place | str) -> list[tuple[Any, Place]]:
    """What stands in the list at a key, each with its place."""
    content = table.get(key, ())
    if not isinstance(content, (list, tuple)):
        refuse(f"{key!r} must be a list of tables, not {content!r}", key, place)
    return [(entry, at(place, key, index)) for index, entry in enumerate(content)]
