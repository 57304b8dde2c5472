"""What links may rest on and only grows: `make ledger` adds what is new to the lists that the tests
hold.

tests/ledger/addresses.txt holds the pages of the site, row-ids.txt the rows of its tables,
record-ids.txt the ids of all records. All of them follow from the records, the menu and docs/, so
nothing is built to know them; a test holds the built site to them. Nothing is ever taken out: an
address that goes needs a page that forwards.
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any

from mkdocs.utils.yaml import yaml_load

from setara.claims.claim import CLAIMS
from setara.facts import SCENARIOS, STUDIES
from setara.facts.things import THINGS
from setara.reconciliations.pairs import PAIRS
from setara.tables.every_table import NAMES, table
from site_build import ROOT
from site_build.editions import data_files, editions, record_rows

FOLDER = ROOT / "tests" / "ledger"
MENU = ROOT / "mkdocs.yml"
OF_NO_RECORD = ("embed/answer/", "licences/")  # nor of the menu


def addresses() -> Iterator[str]:
    """Every page, from the root of the language; what belongs to an edition in preparation has no
    address yet."""
    yield from OF_NO_RECORD
    yield from (_address(page) for page in _pages(yaml_load(MENU.read_text("utf-8"))["nav"]))
    for path in (ROOT / "docs" / "en").rglob("*.md"):
        yield _address(path.relative_to(ROOT / "docs" / "en").as_posix())
    yield from (f"studies/{name}/" for name in STUDIES)
    yield from (f"compare/reconcile/{name}/" for name in PAIRS)
    yield from (f"compare/{name}/" for name in NAMES)
    for folder, records in {"s": SCENARIOS, "claims": CLAIMS, "r": THINGS}.items():
        yield from (f"{folder}/{name}/" for name in records)
    yield from _framed("", SCENARIOS, CLAIMS, THINGS)
    for edition in editions.released():
        content = editions.shown(edition)
        yield from (f"s/{name}/{edition}/" for name in content.scenarios)
        yield from _framed(f"{edition}/", content.scenarios, content.claims, content.things)


def _framed(
    edition: str, scenarios: Iterable[str], claims: Iterable[str], things: Iterable[str]
) -> Iterator[str]:
    for folder, names in {"": scenarios, "claims/": claims, "r/": things}.items():
        yield from (f"embed/{folder}{name}/{edition}" for name in names)


def _pages(menu: Any) -> Iterator[str]:
    """Every page that a part of the menu leads to."""
    if isinstance(menu, str):
        yield menu
    else:
        for entry in menu.values() if isinstance(menu, dict) else menu:
            yield from _pages(entry)


def _address(page: str) -> str:
    path = PurePosixPath(page).with_suffix("")
    return f"{path.parent if path.name == 'index' else path}/"


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


LISTS = {"addresses": addresses, "row-ids": row_ids, "record-ids": record_ids}


def grow(name: str, entries: Iterable[str]) -> list[str]:
    """Add what a list lacks, keep what it holds, and give what was added."""
    file = FOLDER / f"{name}.txt"
    listed = read(name) if file.is_file() else set()
    added = sorted(set(entries) - listed)
    file.write_text("\n".join(sorted({*listed, *added})) + "\n", encoding="utf-8")
    return added


if __name__ == "__main__":
    for title, current in LISTS.items():
        sys.stdout.write(f"{title}.txt: {', '.join(grow(title, current())) or 'nothing new'}\n")
