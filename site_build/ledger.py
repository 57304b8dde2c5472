"""What links may rest on and only grows: `make ledger` adds what is new to the lists that the tests hold.

tests/ledger/addresses.txt holds the pages of the built site, row-ids.txt the rows of its tables, record-ids.txt the ids
of all records. Nothing is ever taken out of them: an address that goes needs a page that forwards.
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from setara import EDITION
from setara.tables.every_table import NAMES, table
from site_build import data_files, editions, record_rows

FOLDER = Path(__file__).parent.parent / "tests" / "ledger"


def addresses(language: Path) -> Iterator[str]:
    """The pages of a language in a built site, from the root of the language; an edition in preparation has none."""
    for path in language.rglob("index.html"):
        if path.parent.name != EDITION or EDITION in editions.released():
            yield path.parent.relative_to(language).as_posix() + "/"


def row_ids() -> Iterator[str]:
    """Every row of every table as page#row, and every thing of a page with all figures."""
    for name in NAMES:
        for row in table(name).rows:
            if name.startswith("everyday/"):
                yield f"compare/{name}/#{row.id.partition('.')[0]}"
            yield f"compare/{name}/#{row.id}"


def record_ids() -> Iterator[str]:
    """Every record that has an id, by table."""
    for name, rows in record_rows.KINDS.items():
        if data_files.key(name) == ["id"]:
            yield from (f"{name}/{row['id']}" for row in rows())


def read(name: str) -> set[str]:
    """The lines of a list."""
    return set((FOLDER / f"{name}.txt").read_text(encoding="utf-8").split())


def grow(name: str, found: Iterable[str]) -> None:
    """Add what a list lacks, and keep what it holds."""
    file = FOLDER / f"{name}.txt"
    held = read(name) if file.is_file() else set()
    file.write_text("\n".join(sorted(held | set(found))) + "\n", encoding="utf-8")


if __name__ == "__main__":
    grow("addresses", addresses(Path(sys.argv[1])))
    grow("row-ids", row_ids())
    grow("record-ids", record_ids())
