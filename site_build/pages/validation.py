"""What the validation page prints: published beside computed, and the energy law beside the
measured runs."""

from functools import cache

from setara.comparisons.comparison_texts import SEEN
from setara.facts import SOURCES
from setara.tables.listing import authors
from setara.validation import table
from setara.validation.cases import TESTS
from site_build.content.blocks import Texts, render
from site_build.drawings import measured


@cache
def rows() -> list[Texts]:
    """Every case as texts, with what cites its source."""
    return [
        {
            **row,
            "by": authors(SOURCES[row["source"]].by),
            "year": SOURCES[row["source"]].published,
            "read": SEEN[row["seen"]],
        }
        for row in table.rows()
    ]


def chosen(which: str) -> list[Texts]:
    """The cases of one kind of test, or those with one verdict."""
    matches = [row for row in rows() if which in (row["test"], row["verdict"])]
    if not matches:
        raise LookupError(
            f"no case is of kind {which}; kinds are {', '.join(TESTS)}, and the verdicts"
        )
    return matches


def cases(which: str, caption: str) -> str:
    """A table of cases."""
    return render(
        "components/validation_table.html",
        rows=chosen(which),
        caption=caption,
        anchored=which in TESTS,
    )


def case(name: str, key: str) -> str:
    """A text of one case: published, here, range or ratio; a range has the unit of the value that
    it is of."""
    record = next(row for row in rows() if row["id"] == name)
    unit = record["here"].partition(" ")[2] if key == "range" else ""
    return f"{record[key]} {unit}".strip().replace(" ", "\u00a0")


def count(which: str = "") -> str:
    """How many cases there are, of a kind or with a verdict."""
    return str(len(chosen(which) if which else rows()))


def runs() -> str:
    """How near the energy law is to the measured runs, by hardware and requests together."""
    heads = ["all", *(text for *_, text in measured.BATCHES)]
    return render("components/agreement_table.html", heads=heads, rows=measured.agreements())


def missed() -> str:
    """The fitted runs that the law misses by more than it claims."""
    return render("components/missed_table.html", rows=measured.missed())
