"""Published studies as pages: one for each, one with the boundaries of all, and the ways between
well-known pairs."""

from functools import cache
from typing import Any

from setara import EDITION
from setara.categories import CATEGORIES
from setara.comparisons.comparison_texts import SEEN
from setara.core.records import Figure
from setara.evaluation.evaluation import STAGES
from setara.facts import PUBLISHED, SOURCES, STUDIES
from setara.facts.boundary import WORDS, spoken
from setara.facts.studies import UNITS as PER
from setara.facts.studies import Part, Published, Statement
from setara.questions.question import FIELDS
from setara.reconciliations import assumptions
from setara.reconciliations.pairs import PAIRS
from setara.reconciliations.sides import OWN, names
from setara.stages.life_cycle import GRAPH
from setara.writing import present
from setara.writing.wording import heading
from site_build.content import subjects
from site_build.content.blocks import Texts, reconciled, render
from site_build.pages import share_pages, table_pages
from site_build.theme import templating

METER = {
    "chips": "the accelerators alone", "machines": "the machines", "building": "the whole building",
    "unknown": "not stated",
}  # fmt: skip
KINDS = {"accounting": "carbon", "water": "water", "reach": ""}  # by the category they matter to
PRINTED_DIGITS = 4


def pages(_language: str) -> dict[str, str]:
    """Their place in docs/<language>/ and their Markdown."""
    boundaries = {
        **table_pages.around("studies"),
        "groups": _groups(),
        "matrix": _matrix(),
        "impacts": CATEGORIES,
    }
    documents = {"compare/studies.md": _rendered("compare/studies.md", **boundaries)}
    for name in STUDIES:
        documents[f"studies/{name}.md"] = _rendered("studies/study.md", **_study(name))
    for name, pair in PAIRS.items():
        content = {"name": pair.name, "found": reconciled(name)}
        shared = {"shared": subjects.reconciliation(name), "script": share_pages.script()}
        body = render("compare/pair.html", **content, **shared)
        documents[f"compare/reconcile/{name}.md"] = _rendered(
            "compare/pair.md", **content, body=body
        )
    return documents


def _rendered(template: str, **content: Any) -> str:
    return templating.environment().get_template(template).render(edition=EDITION, **content)


def pairs() -> list[Texts]:
    """Every well-known pair with its finding."""
    return [{"id": name, "name": pair.name, **reconciled(name)} for name, pair in PAIRS.items()]


def sides() -> list[Texts]:
    """Every figure that can stand on a side, by study, for the form."""
    calculator = {
        "name": "This calculator",
        "figures": [(name, text) for name, text in names().items() if name.startswith(OWN)],
    }
    groups = [
        {"name": study.name, "figures": [(key, PUBLISHED[key].name) for key in study.figures]}
        for study in STUDIES.values()
    ]
    return [*sorted(groups, key=lambda group: str(group["name"]).lower()), calculator]


def main_figures() -> dict[str, Texts]:
    """The per-answer figures that are quoted most, for tables beside results."""
    return {name: figure(name) for name, record in PUBLISHED.items() if record.main}


@cache
def figure(name: str) -> Texts:
    """A published figure as texts."""
    record = PUBLISHED[name]
    states = record.boundary.stages().values()
    return {
        "id": name,
        **{
            key: getattr(record, key)
            for key in ("name", "by", "year", "functional_unit", "study", "misread", "place")
        },
        "per": PER[record.per],
        "meter": METER[record.meter] if "electricity" in record.alternatives else "no figure",
        "boundary": [
            {"name": stage.name, "state": state}
            for stage, state in zip(STAGES, states, strict=True)
        ],
        "kinds": {
            key: (record.boundary_notes.get(key) or spoken(key, getattr(record.boundary, key)))
            if not matters or matters in record.alternatives
            else "no figure"
            for key, matters in KINDS.items()
        },
        "notes": [note for note in record.boundary_notes.values() if note],
        "figures": {category: cell["text"] for category, cell in _cells(record).items()},
        "cells": _cells(record),
        "stages": _stages(record),
        "states": [_state(key, stated) for key, stated in record.states.items()],
    }


def _cells(published: Published) -> dict[str, Texts]:
    return {
        category.id: _cell(printed, category.unit, category.name)
        for category in CATEGORIES
        if (printed := published.figure(category.id))
    }


def _cell(printed: Figure, unit: str, name: str) -> Texts:
    ends = printed.range or ()
    size, unit_name = present.rung(printed.value, unit)
    source = SOURCES[printed.source]
    return {
        "name": name,
        "text": present.quantity(printed.value, unit, PRINTED_DIGITS),
        "range": " to ".join(present.trimmed(end / size, 3) for end in ends)
        + (f" {unit_name}" if ends else ""),
        "kind": printed.kind,
        "note": printed.note,
        "where": printed.where,
        "seen": SEEN[printed.seen],
        "source": printed.source,
        "source_text": f"{source.by} {source.published}",
    }


def _stages(published: Published) -> list[Texts]:
    return [
        {
            "name": part.name,
            "note": part.note,
            "cells": {key: _share(part, key, published) for key in published.alternatives},
        }
        for part in published.stages
    ]


def _share(part: Part, category: str, published: Published) -> str:
    """A share as it is printed, an amount with its share, or less than so much."""
    if category in part.below:
        return f"under\u00a0{present.trimmed(part.below[category] * 100, 2)}\u00a0%"
    printed = published.figure(category)
    share = part.share(category, printed) if printed else None
    if share is None:
        return ""
    if category not in part.amounts:
        return f"{present.trimmed(share * 100, 3)}\u00a0%"
    return present.quantity(
        part.amounts[category],
        next(impact.unit for impact in CATEGORIES if impact.id == category),
        3,
    )


def _state(key: str, stated: Statement) -> Texts:
    """What a study states of an input, in words."""
    if key in assumptions.WORDS:
        text = assumptions.WORDS[key](stated.said, "en")
    elif key in FIELDS and FIELDS[key].type != "number":
        text = FIELDS[key].options()[stated.said]
    else:
        text = present.quantity(stated.said, GRAPH.nodes[key].unit, PRINTED_DIGITS)
    label = FIELDS[key].label if key in FIELDS else heading(key)
    return {
        "label": label,
        "text": text,
        "where": stated.where,
        "seen": SEEN[stated.seen],
        "source": stated.source,
        "note": stated.note,
    }


def _study(name: str) -> Texts:
    study = STUDIES[name]
    source = SOURCES[study.source]
    figures = [figure(key) for key in study.figures]
    used = [
        category for category in CATEGORIES if any(category.id in row["cells"] for row in figures)
    ]
    return {
        "id": name,
        "study": study,
        "source": source,
        "figures": figures,
        "used": used,
        "bounds": _bounds(study.figures),
        "quotes": [
            {"words": quote.words, "where": quote.where, "seen": SEEN[quote.seen]}
            for quote in study.quotes
        ],
        "read": _read(figures),
        "misquoted": [*study.misquoted, *(row["misread"] for row in figures if row["misread"])],
        "pairs": [
            pair
            for pair in pairs()
            if {PAIRS[pair["id"]].a, PAIRS[pair["id"]].b} & {*study.figures}
        ],
    }


def _read(figures: list[Texts]) -> list[Texts]:
    """Where the figures stand, those of one place together."""
    places: dict[Any, Texts] = {}
    for row in figures:
        for cell in row["cells"].values():
            place = (cell["source"], cell["where"], cell["seen"])
            new = {
                "source": place[0],
                "text": cell["source_text"],
                "where": place[1],
                "seen": place[2],
                "figures": [],
            }
            places.setdefault(place, new)["figures"].append(
                f"{row['name']}, {cell['name'].lower()}"
            )
    return list(places.values())


def _bounds(keys: tuple[str, ...]) -> list[Texts]:
    """The boundaries in a study, each with the figures that share it."""
    groups: dict[Any, list[str]] = {}
    for key in keys:
        record = PUBLISHED[key]
        words = tuple(getattr(record.boundary, word) for word in WORDS)
        groups.setdefault((*record.boundary.stages().values(), *words, record.meter), []).append(
            key
        )
    return [
        {**figure(alike[0]), "figures": [figure(key) for key in alike]} for alike in groups.values()
    ]


def _matrix() -> list[Texts]:
    return [
        {"id": name, "name": study.name, "year": study.year, "bounds": _bounds(study.figures)}
        for name, study in STUDIES.items()
    ]


def _groups() -> list[Texts]:
    """All figures by what they are per."""
    return [
        {
            "per": text,
            "id": key,
            "rows": [
                figure(name)
                for study in STUDIES.values()
                for name in study.figures
                if PUBLISHED[name].per == key
            ],
        }
        for key, text in PER.items()
    ]
