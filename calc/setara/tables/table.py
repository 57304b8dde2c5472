"""Tables of what can be compared: rows with stable ids, the texts that pages print, the raw values
that files carry."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from setara import EDITION
from setara.categories import CATEGORIES, Category
from setara.comparisons import catalog
from setara.comparisons.comparison_texts import SEEN, on_axis, quantity_texts
from setara.comparisons.computed_texts import computed_words
from setara.evaluation.evaluation import Evaluation, evaluate
from setara.facts import SOURCES, boundary
from setara.facts.boundary import DECIDES, SHORT, WORDS
from setara.facts.quantity import Quantity
from setara.facts.things import GROUPS, THINGS, Alternative, Part, Thing
from setara.questions.items import ANSWER, Item
from setara.questions.limits import NODES
from setara.questions.question import read
from setara.tables.listing import authors
from setara.writing import present

LOCALE = "en"
READ = {"primary": "", "quoted": "as quoted elsewhere", "no": "recalled, not read"}
Texts = dict[str, Any]
Ends = tuple[float, float] | None


@dataclass(frozen=True)
class Row:
    """One row: its stable id, its texts and its raw values."""

    id: str
    texts: Texts
    raw: Texts

    @property
    def upheld(self) -> bool:
        """Whether the author of the figure still holds it."""
        return not self.raw.get("withdrawn")


@dataclass(frozen=True)
class Table:
    """Rows and the lines of the axis that they share."""

    id: str
    title: str
    rows: list[Row]
    lines: list[Texts]
    what: str  # its rows are, in words

    def csv(self) -> str:
        """The raw values as comma-separated text, with the edition in every row."""
        written = io.StringIO()
        columns = dict.fromkeys(key for row in self.rows for key in row.raw)
        writer = csv.DictWriter(written, [*columns, "edition"], lineterminator="\n")
        writer.writeheader()
        writer.writerows({**row.raw, "edition": EDITION} for row in self.rows)
        return written.getvalue()

    def json(self) -> str:
        """The same as JSON."""
        content = {
            "edition": EDITION,
            "table": self.id,
            "title": self.title,
            "rows": [row.raw for row in self.rows],
        }
        return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


@cache
def answer() -> Evaluation:
    """The answer to the question that says nothing."""
    return evaluate(read({}, NODES))


def row_of(
    thing: Thing, figure: str, name: str, quantity: Quantity, category: Category, ends: Ends = None
) -> Row:
    """One figure of a thing; with the ends of its range as published, where it is not computed from
    draws."""
    words = {
        "name": name,
        "thing": thing.name,
        "group": thing.group,
        "kind": catalog.AI if thing.group == catalog.AI else "",
        "derived": f"its electricity on the grid of {quantity.boundary.place}"
        if figure == catalog.GRID
        else "",
    }
    identity = f"{thing.id}.{category.id}.{figure}"
    named = {"id": identity, "name": thing.name, "per": thing.one, "group": thing.group}
    raw = {
        **named,
        "category": category.id,
        "figure": figure,
        "figure_name": name,
        **_raw(quantity, category, ends),
    }
    return Row(identity, {**quantity_row_texts(quantity, category, ends), **words}, raw)


def quantity_row_texts(quantity: Quantity, category: Category, ends: Ends = None) -> Texts:
    """The texts of a quantity, with its value short as well."""
    texts = quantity_texts(quantity, category, LOCALE, ends)
    figure = quantity.figure
    source = SOURCES[figure.source] if figure else None
    return {
        **texts,
        "short": present.bare(texts["text"]),
        "kind_of": _kind_of(quantity, category),
        "by": f"{authors(source.by)} {source.published}" if source else "",
        "read": READ[figure.seen] if figure else "",
    }


def _kind_of(quantity: Quantity, category: Category) -> str:
    """What a figure counts beside the stages, in the words that decide a comparison, with place and
    year."""
    boundary = quantity.boundary
    aspects = [
        aspect
        for aspect in DECIDES[category.id]
        if aspect in WORDS and getattr(boundary, aspect) != "CO2e"
    ]
    return "; ".join(
        filter(
            None,
            [
                *(SHORT.get((aspect, getattr(boundary, aspect)), "") for aspect in aspects),
                boundary.place,
                boundary.year,
            ],
        )
    )


def _raw(quantity: Quantity, category: Category, ends: Ends) -> Texts:
    low, high = ends or quantity.range()
    figure, counted = quantity.figure, quantity.boundary
    return {
        "value": quantity.value,
        "low": low,
        "high": high,
        "unit": category.unit,
        "range": "computed"
        if ends is None
        else "published"
        if figure and figure.range
        else "assumed",
        **counted.stages(),
        **{key: getattr(counted, key) for key in (*WORDS, "place", "year")},
        "source": figure.source if figure else "",
        "where": figure.where if figure else "",
        "evidence": figure.kind if figure and ends else "derived",
        "seen": figure.seen if figure else "",
        "checked": figure.checked if figure else "",
        "note": figure.note if figure else "",
    }


def axis(texts: Iterable[Texts], unit: str) -> list[Texts]:
    """Gives all texts, and the spread of other figures beside them, places on one axis; its
    lines."""
    rows = list(texts)
    return on_axis([*rows, *(row["spread"] for row in rows if "spread" in row)], unit, LOCALE)


def stated(alternative: Alternative) -> Quantity:
    """A published figure without draws: a table that is not computed with needs the ends of its
    range alone."""
    return Quantity(
        alternative.figure.value, alternative.figure.value, alternative.boundary, alternative.figure
    )


def of_thing(thing: Thing, category: Category) -> list[Row]:
    """Every published figure of a thing in a category, the default first, with all that is known of
    it."""
    return [
        _published(thing, alternative, category)
        for alternative in thing.alternatives.get(category.id, {}).values()
    ]


def _published(thing: Thing, alternative: Alternative, category: Category) -> Row:
    row = row_of(
        thing, alternative.id, alternative.name, stated(alternative), category, alternative.range
    )
    row.texts["factors"] = [_factor(part) for part in alternative.factors]
    if alternative.withdrawn:
        row.raw["withdrawn"] = alternative.withdrawn
    if alternative.gwp20:
        text = present.quantity(alternative.gwp20.value, category.unit, 3, LOCALE)
        row.texts["gwp20"] = {
            "text": text,
            "note": alternative.gwp20.note,
            **_cited(alternative.gwp20),
        }
        row.raw.update(gwp20=alternative.gwp20.value, gwp20_source=alternative.gwp20.source)
    return row


def _factor(part: Part) -> Texts:
    sign = "+" if part.plus else "÷" if part.per else "×"
    value = present.trimmed(part.value, 6, LOCALE)
    unit = "" if part.unit == "1" else f"\u00a0{part.unit}"
    return {
        "sign": sign,
        "what": part.what,
        "text": f"{value}{unit}",
        "note": part.note,
        **_cited(part),
    }


def _cited(citation: Any) -> Texts:
    source = SOURCES[citation.source]
    text = f"{source.by} {source.published}"
    return {
        "source": citation.source,
        "source_text": text,
        "where": citation.where,
        "seen": SEEN[citation.seen],
    }


def beside_an_answer(identity: str, things: list[Thing], category: Category) -> Table:
    """All published figures of some things in a category, in order of size, each held against one
    answer."""
    ours = catalog.of_answer(answer(), category.id)
    (figure,) = catalog.COMPUTED
    first = row_of(
        catalog.entry(ANSWER),
        figure,
        computed_words(Item(ANSWER), answer(), LOCALE),
        ours,
        category,
    )
    rows = []
    for thing in things:
        for row in of_thing(thing, category):
            counted = thing.alternatives[category.id][row.raw["figure"]].boundary
            row.texts["badge"] = boundary.badge(
                boundary.compare(ours.boundary, counted, category.id), category.id
            )
            rows.append(row)
    rows.sort(key=lambda row: (row.raw["value"], row.id))
    upheld = [row for row in rows if row.upheld]
    low, high = (row.texts["short"] for row in (upheld[0], upheld[-1]))
    what = f"{things[0].name}: {len(upheld)} figures, published or derived"
    title = f"{what}, of {category.noun}: from {low} to {high}"
    return Table(
        identity,
        title,
        [first, *rows],
        axis((row.texts for row in (first, *rows)), category.unit),
        what,
    )


def every_figure(group: str) -> Table:
    """Every published figure of a group of things, thing by thing."""
    things = [thing for thing in THINGS.values() if thing.group == group]
    rows = [row for thing in things for category in CATEGORIES for row in of_thing(thing, category)]
    what = (
        f"{GROUPS[group]}: {sum(row.upheld for row in rows)} published figures "
        f"of {len(things)} things"
    )
    return Table(group, f"Every figure of {len(things)} things", rows, [], what)
