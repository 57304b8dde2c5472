"""A table to compare by: how far its rows reach, and where the whole of it lies as a file."""

from __future__ import annotations

from setara.categories import CARBON, CATEGORIES, Category
from setara.comparisons import catalog
from setara.questions.items import ANSWER
from setara.sharing.subject import Subject, below, counted, dated
from setara.tables.every_table import DISPUTED, table
from setara.tables.table import Row, Texts, answer

MOST = 12  # rows to paste: of a longer table the lowest, the answer among them, and the highest
OF_ANSWERS = ("models", "grids")
CODE = """from setara.tables.every_table import table

print(table({name!r}).csv())  # {what}
"""


def of_table(name: str) -> Subject:
    """A table by greenhouse gas, or else by the first category it has a figure in."""
    listing = table(name)
    groups = {
        category: [row for row in listing.rows if _cell(row, category)]
        for category in (CARBON, *CATEGORIES)
    }
    category, rows = next((category, rows) for category, rows in groups.items() if rows)
    upheld = [row for row in (rows[1:] if name in DISPUTED else rows) if row.upheld]
    ordered = sorted(upheld, key=lambda row: _cell(row, category)["value"])
    sample = (
        rows
        if len(rows) <= MOST
        else [ordered[0], *(row for row in rows if _is_answer(name, row)), ordered[-1]]
    )
    several = len({row.texts.get("thing") for row in ordered}) > 1
    low, high = (_shown(row, category, several) for row in (ordered[0], ordered[-1]))
    more = len(listing.rows) - len(sample)
    page = below("compare", name)
    return Subject(
        id=f"compare-{name.replace('/', '-')}",
        finding=f"{listing.what}; {category.noun} from {low['text']} for “{low['name']}” to "
        f"{high['text']} for “{high['name']}”",
        figure="",
        about=f"Their ranges: {low['range_text']} and {high['range_text']}.",
        boundary=(
            f"Each row is the default answer. {counted(catalog.boundary_of(answer()).stages())}"
        )
        if name in OF_ANSWERS
        else "Each row says what it counts; rows that do not count alike do not add up.",
        boundary_words="that of the default answer"
        if name in OF_ANSWERS
        else "each row has its own",
        beside="",
        page=f"{page}{dated('')}",
        latest=page,
        rows=(),
        shown=(
            *(_shown(row, category, several) for row in sample),
            *([{"name": f"and {more} more", "text": "", "range_text": ""}] if more else []),
        ),
        sources=tuple(
            dict.fromkeys(source for row in listing.rows if (source := row.raw.get("source")))
        ),
        code=CODE.format(name=name, what=listing.what),
        files={kind: f"{page}{listing.id}.{kind}" for kind in ("csv", "json")},
    )


def _cell(row: Row, category: Category) -> Texts:
    """The figure of a row in a category; empty where it has none."""
    row_texts = row.texts if row.raw.get("category", CARBON.id) == category.id else {}
    cell: Texts = row.texts["cells"].get(category.id, {}) if "cells" in row.texts else row_texts
    return cell


def _is_answer(name: str, row: Row) -> bool:
    """Whether a row is the answer to the question that says nothing."""
    return bool(row.texts["kind"]) if name in OF_ANSWERS else row.id.partition(".")[0] == ANSWER


def _shown(row: Row, category: Category, several: bool) -> dict[str, str]:
    """A row as texts; the name of a figure stands alone where all are of one thing."""
    cell, name = _cell(row, category), row.texts["name"]
    thing = row.texts.get("thing", name)
    label = (
        thing
        if row.texts.get("kind")
        else f"{thing}, {name}"
        if several and name != thing
        else name
    )
    assumed = " (assumed)" if cell.get("assumed") else ""
    return {"name": label, "text": cell["text"], "range_text": f"{cell['range_text']}{assumed}"}
