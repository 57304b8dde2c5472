"""Tables for whoever runs a word: aligned in the terminal, as Markdown in the summary of a job."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

Rows = Sequence[tuple[str, ...]]


def aligned(rows: Rows) -> list[str]:
    """Each row as a line, with its cells in columns."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]


def markdown(head: tuple[str, ...], rows: Rows) -> list[str]:
    """A table of Markdown; nothing where there are no rows."""
    cells = [
        [cell.replace("|", "\\|") for cell in row] for row in (head, ("---",) * len(head), *rows)
    ]
    return [f"| {' | '.join(row)} |" for row in cells] if rows else []


def tell(text: str, summary: str) -> None:
    """Print a text, and leave the summary with the job that runs this, where there is one."""
    sys.stdout.write(f"{text}\n")
    if place := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(place).open("a", encoding="utf-8") as file:
            file.write(f"{summary}\n")
