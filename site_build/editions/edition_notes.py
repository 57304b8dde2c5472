"""What is written down beside the released editions: why numbers moved, what was wrong, what must
not be relied on."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from setara.core import record_files
from setara.core.faults import Reading, RecordError, choose, subtables
from setara.core.records import choose_day, strict

FILE = "changes.toml"


@dataclass(frozen=True)
class Change:
    """One reason why numbers moved."""

    edition: str
    date: str
    reason: str
    moves: tuple[str, ...]

    def __post_init__(self) -> None:
        choose_day(self.date, "date")


@dataclass(frozen=True)
class Erratum:
    """Something that is wrong with a released edition, and the page where it stood."""

    edition: str
    date: str
    page: str
    where: str
    text: str

    def __post_init__(self) -> None:
        choose_day(self.date, "date")


@dataclass(frozen=True)
class Notes:
    """What is written down beside the released editions."""

    changes: tuple[Change, ...] = ()
    errata: tuple[Erratum, ...] = ()
    withdrawn: dict[str, str] = field(default_factory=dict)


@cache
def notes(path: Path, editions: tuple[str, ...]) -> Notes:
    """The notes in a file about some editions, read strictly."""
    table, faults = record_files.read_file(path, FILE)
    if faults or table is None:
        raise RecordError(*faults)
    read = Reading()
    changes = [
        read(strict, Change, entry, place) for entry, place in subtables(table, "changes", FILE)
    ]
    errata = [
        read(strict, Erratum, entry, place) for entry, place in subtables(table, "errata", FILE)
    ]
    record = read.finish(read(strict, Notes, {**table, "changes": changes, "errata": errata}, FILE))
    named = [
        *(note.edition for note in record.changes),
        *(note.edition for note in record.errata),
        *record.withdrawn,
    ]
    for edition in named:
        choose(edition, editions, "edition")
    return record
