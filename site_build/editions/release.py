"""`make edition`: freezes the calculator in calc/ as an edition, for links that name it for ever,
and opens the next.

It may be stopped anywhere and run again: each step leaves whole files behind and does nothing where
it was done.
"""

import re
import shutil
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from setara.facts import SOURCES
from site_build import ROOT
from site_build.editions import data_files, editions, record_rows
from site_build.editions.released import LEDGER, MANIFEST, digest_of, lines
from site_build.engine import engine

NAME = re.compile(r"\d{4}\.(0[1-9]|1[0-2])")
START, CITATION, CHANGELOG = "calc/setara/__init__.py", "CITATION.cff", "CHANGELOG.md"
UNRELEASED = "## [Unreleased]\n\nThe edition in preparation, {}.\n"
LINKS = "tests/ledger/golden-links.txt"
OPENED = re.compile(r'(?<=EDITION = ")[^"]+')
Step = Callable[[Path, str, str], None]


def release(root: Path = ROOT, following: str = "") -> str:
    """What was done: the edition in calc/ released and the next one opened, or nothing where
    nothing has changed."""
    edition = in_preparation(root)
    following = following or next_month(edition)
    if not NAME.fullmatch(following) or following <= edition:
        raise SystemExit(
            f"The next edition is named by a year and a month after {edition}, not {following}."
        )
    folder = root / "editions" / edition
    if not (folder / MANIFEST).is_file() and (problems := obstacles(edition)):
        raise SystemExit("\n".join(problems))
    if not (folder / MANIFEST).is_file() and not changed(root):
        return (
            "Nothing has changed since the last edition: there is nothing to release. "
            f"{edition} is in preparation."
        )
    for step in STEPS:
        step(root, edition, following)
    return f"Released: editions/{edition}. Opened: {following}. Commit all of it."


def in_preparation(root: Path) -> str:
    """The edition that calc/ is."""
    return str(OPENED.findall((root / START).read_text("utf-8"))[0])


def next_month(edition: str) -> str:
    """The name of the month after an edition's."""
    year, month = map(int, edition.split("."))
    return f"{year + month // 12}.{month % 12 + 1:02}"


def obstacles(edition: str) -> list[str]:
    """What stands in the way of a release: data that may not be passed on, and numbers that moved
    without a reason."""
    return [*forbidden(), *editions.unexplained(edition)]


def forbidden(
    kinds: Mapping[str, Callable[[], Iterable[record_rows.Row]]] = record_rows.KINDS,
) -> list[str]:
    """The rows of the open data that come from a source which forbids to pass its data on."""
    sources = {name for name, source in SOURCES.items() if source.redistribution == "forbidden"}
    counts = Counter(
        (name, row["source"])
        for name, rows in kinds.items()
        for row in rows()
        if row.get("source") in sources
    )
    return [
        f"{count} rows of {name} are from {source}, which forbids to pass its data on: "
        "they cannot be released"
        for (name, source), count in counts.items()
    ]


def changed(root: Path) -> bool:
    """Whether the calculator is another than that of the last edition, its name aside."""
    released = engine.released(root / "editions")
    if not released:
        return True
    engine.build(root)
    wheel = engine.plain_wheel(root)
    assert wheel, "the engine was built just now"
    return _content(wheel) != _content([*released.values()][-1])


def _content(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        names = [
            name
            for name in archive.namelist()
            if name.startswith("setara/") and name != "setara/__init__.py"
        ]
        return {name: archive.read(name) for name in names}


def freeze(root: Path, edition: str, _following: str) -> None:
    """Write the folder of the edition, which is there whole or not at all."""
    folder = root / "editions" / edition
    if (folder / MANIFEST).is_file():
        return
    shutil.rmtree(folder, ignore_errors=True)
    engine.build(root)
    with tempfile.TemporaryDirectory(dir=root / ".cache") as work:
        made = Path(work, edition)
        made.mkdir()
        for name, content in data_files.edition(
            data_files.RELEASED, engine.plain_wheel(root)
        ).items():
            (made / name).write_bytes(content)
        made.rename(folder)


def list_it(root: Path, edition: str, _following: str) -> None:
    """Add the edition to the list of released ones."""
    listed = (root / LEDGER).read_text("utf-8")
    if edition not in {line.partition(" ")[0] for line in lines(listed)}:
        write(
            root / LEDGER,
            f"{listed}{edition} {digest_of(root / 'editions' / edition / MANIFEST)}\n",
        )


def hold_links(root: Path, edition: str, following: str) -> None:
    """Give the next edition the published links of this one; their digits move with its numbers
    until its release."""
    text = (root / LINKS).read_text("utf-8")
    links = [line.partition("\t")[2] for line in lines(text) if line.startswith(f"{edition}\t")]
    if not [line for line in lines(text) if line.startswith(f"{following}\t")]:
        write(root / LINKS, text + "".join(f"{following}\t{line}\n" for line in links))


def open_changelog(root: Path, edition: str, following: str) -> None:
    """Head the changelog with the next edition."""
    text = (root / CHANGELOG).read_text("utf-8")
    headed = f"{UNRELEASED.format(following)}\n## [{edition}] - {datetime.now(UTC).date()}\n"
    write(root / CHANGELOG, text.replace(UNRELEASED.format(edition), headed))


def open_citation(root: Path, _edition: str, following: str) -> None:
    """Name the next edition in the citation."""
    text = (root / CITATION).read_text("utf-8")
    write(root / CITATION, re.sub(r'(?<=^version: ")[^"]+', following, text, flags=re.MULTILINE))


def open_calculator(root: Path, _edition: str, following: str) -> None:
    """Name the next edition in calc/, last of all: until then this one can be finished."""
    write(root / START, OPENED.sub(following, (root / START).read_text("utf-8")))


STEPS: tuple[Step, ...] = (
    freeze,
    list_it,
    hold_links,
    open_changelog,
    open_citation,
    open_calculator,
)


def write(path: Path, text: str) -> None:
    """Write a file, whole or not at all."""
    fresh = path.with_name(f".{path.name}.new")
    fresh.write_text(text, "utf-8")
    fresh.replace(path)


if __name__ == "__main__":
    sys.stdout.write(f"{release(following=''.join(sys.argv[1:2]))}\n")
