"""`python -m setara records [FILE]`: every record read strictly, and each fault as file:line:
message."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from setara.core import records
from setara.core.faults import Fault, Place, RecordError, near
from setara.core.graph import GraphError
from setara.core.record_files import paths, read
from setara.core.record_ids import FOLDERS, id_faults
from setara.core.record_lines import line_of

COMMAND = "records"
FILES = (
    "claims/rules", "comparisons/comparison", "facts/gases", "facts/lives", "facts/ranges",
    "facts/scenarios", "facts/sources", "lives/life", "questions/question",
    "reconciliations/pairs", "sharing/beside", "validation/limits", "validation/runs",
)  # fmt: skip
USAGE = (
    "usage: setara records [FILE]\nReads every record strictly and prints each fault as "
    "file:line: message."
)


def main(arguments: Sequence[str] = ()) -> int:
    """Print what is wrong with all records, or with one file; 1 where there is something, 2 for an
    unknown file."""
    if len(arguments) > 1 or any(word.startswith("-") for word in arguments):
        print(USAGE)
        return 0 if arguments[0] in ("-h", "--help") else 2
    listed = {path.relative_to(records.ROOT).as_posix(): path for path in paths(records.ROOT)}
    wanted = (
        [name for name in listed if _is(arguments[0], listed[name], name)]
        if arguments
        else list(listed)
    )
    if not wanted:
        print(
            f"{arguments[0]}: no such record; near: {near(arguments[0], listed)}", file=sys.stderr
        )
        return 2
    faults = [
        fault for fault in every_fault() if not arguments or fault.place.file in ("", *wanted)
    ]
    if not faults:
        print(f"{len(wanted)} {'file' if len(wanted) == 1 else 'files'} read, nothing wrong.")
    return report(faults)


def _is(word: str, path: Path, name: str) -> bool:
    return Path(word).resolve() == path or word in (name, name.removesuffix(".toml"))


def every_fault() -> list[Fault]:
    """What is wrong with any record; where the calculator cannot start for it, what could be read
    without it."""
    tables, faults = read(records.ROOT)
    records.use(tables)
    faults += [*_strays(tables), *id_faults(tables)]
    try:
        from setara.inspection import record_kinds  # noqa: PLC0415  reads what can be read

        faults += record_kinds.faults()
    except RecordError as error:
        files = ", ".join(dict.fromkeys(fault.place.file for fault in error.faults))
        faults += [
            *error.faults,
            Fault(
                f"not all could be read: the calculator does not start with {files} as it stands"
            ),
        ]
    except (GraphError, KeyError) as error:
        faults.append(
            Fault(f"not all could be read: something that the calculator needs has gone: {error}")
        )
    return list(dict.fromkeys(faults))


def _strays(names: Iterable[str]) -> Iterator[Fault]:
    """Files where no part of the calculator would ever look for one."""
    for name in names:
        folder = name.rpartition("/")[0]
        factors = name.endswith("/factors") and (records.ROOT / folder / "formulas.py").is_file()
        if name not in FILES and folder not in FOLDERS and not factors:
            known = [*(f"{place}/" for place in FOLDERS), *(f"{place}.toml" for place in FILES)]
            yield Fault(
                f"nothing reads a record here; near: {near(f'{folder}/', known)}",
                Place(f"{name}.toml"),
            )
    for folder in FOLDERS:
        for path in (records.ROOT / folder).iterdir():
            if (
                path.is_file()
                and path.suffix not in (".toml", ".py")
                and not path.name.startswith(".")
            ):
                yield Fault(
                    "does not end in .toml, so nothing reads it", Place(f"{folder}/{path.name}")
                )


def report(faults: Iterable[Fault]) -> int:
    """Print faults in the order of their files and lines; 1 where there is one."""
    texts: dict[str, str] = {}
    lines = []
    for fault in faults:
        path = records.ROOT / fault.place.file
        if fault.place.file not in texts:
            texts[fault.place.file] = path.read_text("utf-8", "replace") if path.is_file() else ""
        line = line_of(texts[fault.place.file], fault)
        file_name = os.path.relpath(path) if path.is_relative_to(Path.cwd()) else str(path)
        keys = f"[{'.'.join(map(str, fault.place.keys))}] " if fault.place.keys else ""
        lines.append((not fault.place.file, file_name, line, f"{keys}{fault.message}"))
    for last, file_name, line, message in sorted(lines):
        print(message if last else f"{file_name}:{line}: {message}", file=sys.stderr)
    return min(1, len(lines))
