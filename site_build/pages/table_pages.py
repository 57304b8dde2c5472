"""The tables to compare by: their pages, and beside each page the same rows as CSV and JSON."""

from collections.abc import Iterator
from functools import partial

from setara import EDITION
from setara.categories import CATEGORIES
from setara.facts import PLACES, PUBLISHED
from setara.facts.things import GROUPS, THINGS, Thing
from setara.tables import overview_tables
from setara.tables.every_table import BY_CATEGORY, BY_GROUP, DISPUTED, NAMES, table
from setara.tables.table import Row, Table
from site_build.content import subjects
from site_build.content.blocks import Texts, render
from site_build.theme import assets, templating

SIZES = {"published": "Published sizes", "estimated": "Estimated sizes", "unknown": "Assumed sizes"}
ELSEWHERE = ("published", "studies")  # whose pages other modules write


def pages(_language: str) -> dict[str, str]:
    """Pages and files by their place in docs/<language>/."""
    documents = {f"compare/{name}.md": _written(name) for name in NAMES if name not in ELSEWHERE}
    for name in NAMES:
        overview = table(name)
        documents[f"compare/{name}/{overview.id}.csv"] = overview.csv()
        documents[f"compare/{name}/{overview.id}.json"] = overview.json()
    documents["compare/index.md"] = (
        templating.environment().get_template("compare/index.md").render(**_index())
    )
    return documents


def around(name: str) -> Texts:
    """What the page of a table is filled with, whoever writes it: the table, its head with the menu
    to share it."""
    return {"name": name, "table": table(name), "head": partial(_head, name)}


def _head(name: str, title: str) -> str:
    script = f"/{assets.address('js/shared.js')}"
    return render(
        "compare/tables/head.html", title=title, menu=subjects.table(name).menu, script=script
    )


def _written(name: str) -> str:
    """The Markdown of a page."""
    if name in BY_CATEGORY:
        return _rows("category", name, category=BY_CATEGORY[name], groups=GROUPS)
    if name in DISPUTED:
        things, category = DISPUTED[name]
        return _rows("figures", name, category=category, several=len(things) > 1)
    if name in BY_GROUP:
        return _page(
            "group", name, group=GROUPS[BY_GROUP[name]], things=list(_sections(table(name)))
        )
    if name == "models":
        return _rows("models", name, groups=SIZES)
    if name == "grids":
        return _rows("grids", name, groups=_within(table(name)))
    return _rows(
        "things",
        name,
        categories=CATEGORIES,
        groups={key: GROUPS[key] for key in BY_GROUP.values()},
    )


def _rows(kind: str, name: str, **content: object) -> str:
    """A page that is one table."""
    places = {row.id: place(row.id.partition(".")[0], row) for row in table(name).rows}
    html = render(f"compare/tables/{kind}.html", table=table(name), places=places, **content)
    return _page(kind, name, html=html, **content)


def _page(kind: str, name: str, **content: object) -> str:
    template = templating.environment().get_template(f"compare/{kind}.md")
    return template.render(edition=EDITION, **around(name), **content)


def _within(overview: Table) -> dict[str, str]:
    """Which places there are: those of their own, and the parts of larger ones."""
    wholes = sorted({str(row.raw["within"]) for row in overview.rows} - {""})
    parts = {code: f"Parts of {PLACES[code].name}" for code in wholes}
    return {"places": overview_tables.COUNTRIES, **parts}


def _sections(overview: Table) -> Iterator[tuple[Thing, str]]:
    """Every thing of a group with all its figures."""
    names = dict.fromkeys(row.id.partition(".")[0] for row in overview.rows)
    for thing in sorted((THINGS[name] for name in names), key=lambda entry: entry.name.lower()):
        rows: dict[str, list[Row]] = {category.id: [] for category in CATEGORIES}
        for row in overview.rows:
            if row.id.startswith(f"{thing.id}."):
                rows[row.raw["category"]].append(row)
        figures = [(category, rows[category.id]) for category in CATEGORIES if rows[category.id]]
        yield thing, render("compare/tables/thing.html", thing=thing, figures=figures)


def place(name: str, row: Row | None = None) -> str:
    """Where what stands in a row is explained."""
    if name in THINGS:
        anchor = row.id if row and row.id.count(".") > 1 else name
        return f"/compare/everyday/{THINGS[name].group}.md#{anchor}"
    if name in PUBLISHED:
        return f"/studies/{PUBLISHED[name].study}.md#{name}"
    return "/calculators/answer.md"


def _index() -> Texts:
    return {
        "categories": [(category, table(name)) for name, category in BY_CATEGORY.items()],
        "groups": [(key, GROUPS[key], table(name)) for name, key in BY_GROUP.items()],
        "disputed": [(name, table(name)) for name in DISPUTED],
        "models": table("models"),
        "grids": table("grids"),
        "everyday": table("everyday"),
    }
