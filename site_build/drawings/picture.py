"""What a picture is: a drawing for each width, a table beside it, the numbers of its words."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import dataclass

from site_build.drawings.drawing import Spec


@dataclass(frozen=True)
class Table:
    """What a picture shows, as rows of texts under a head."""

    head: tuple[str, ...]
    rows: list[tuple[str, ...]]

    def csv(self) -> str:
        """The same as comma-separated text."""
        written = io.StringIO()
        csv.writer(written, lineterminator="\n").writerows([self.head, *self.rows])
        return written.getvalue()

    def json(self) -> str:
        """The same as a list of objects by the words of the head."""
        return json.dumps(
            [dict(zip(self.head, row, strict=True)) for row in self.rows],
            ensure_ascii=False,
            indent=1,
        )


@dataclass(frozen=True)
class Picture:
    """One picture: its specification at the width it has to keep to, the table beside it, numbers
    for its words."""

    spec: Callable[[int], Spec]
    table: Table
    numbers: dict[str, str]
