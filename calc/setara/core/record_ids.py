"""The ids of records: how each kind is written, which words are set aside, and that links name one
thing by each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from setara.core.faults import Fault, Place, Table

WORDS = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*"), "-"
VERSIONED = re.compile(r"[a-z0-9]+([.-][a-z0-9]+)*"), "-"
SNAKE = re.compile(r"[a-z]+(_[a-z]+)*"), "_"
GRID = re.compile(r"[A-Z]{3}|(US|CN)-[A-Z]{2}"), "-"
ACCEPTED = {
    WORDS: "lower-case letters, digits and hyphens, a letter first",
    VERSIONED: "lower-case letters, digits, hyphens and dots",
    SNAKE: "lower-case letters and underscores",
    GRID: "three capital letters, or US- or CN- and two",
}
FOLDERS = {
    "facts/models": VERSIONED,
    "facts/places": GRID,
    "facts/studies": WORDS,
    "facts/things": WORDS,
    "claims": WORDS,
    "validation/cases": WORDS,
}
TABLES = {
    "facts/sources": VERSIONED,
    "facts/scenarios": WORDS,
    "facts/lives": WORDS,
    "reconciliations/pairs": WORDS,
}
SET_ASIDE = {  # by addresses and links
    "answer": "one answer in comparisons, and the frame of any question",
    "life": "the life that is asked about",
    "none": "nothing to compare with",
    "index": "the page that lists the others",
    "claims": "the frames of claims",
    "r": "the pages of everyday things",
}
FIGURES_SET_ASIDE = (
    "grid",
    "meter",
    "computed",
)  # what a comparison offers beside the figures of a thing
Id = tuple[str, Place]


def id_faults(tables: dict[str, Table]) -> Iterator[Fault]:
    """What is wrong with the ids of all records."""
    for folder, pattern in FOLDERS.items():
        yield from _shapes(_files(tables, folder), pattern)
    for path, pattern in TABLES.items():
        yield from _shapes(_keys(tables, path), pattern)
    compared = [
        *_keys(tables, "facts/scenarios"),
        *_published(tables),
        *_files(tables, "facts/things"),
    ]
    yield from _shapes(_published(tables), WORDS)
    yield from _shapes(_figures(tables), WORDS)
    yield from _taken(compared)
    yield from _set_aside([*compared, *_files(tables, "facts/studies"), *_files(tables, "claims")])
    studies = dict(_files(tables, "facts/studies"))
    for name, place in compared:
        if name in studies and not place.file.startswith("facts/studies/"):
            yield _fault(name, f"is taken by {studies[name]}", place)
    for name, place in _figures(tables):
        if name in FIGURES_SET_ASIDE:
            yield _fault(
                name, "is set aside: comparisons offer it beside the figures of a thing", place
            )
    factors = [(stage, path) for path in tables if (stage := path.removesuffix("/factors")) != path]
    named = [entry for _, path in factors for entry in _keys(tables, path)]
    yield from _shapes(named, SNAKE)
    yield from _taken(named)
    yield from _taken(
        [
            entry
            for path in tables
            if path.startswith("validation/cases/")
            for entry in _keys(tables, path)
        ]
    )


def _files(tables: dict[str, Table], folder: str) -> list[Id]:
    start = f"{folder}/"
    names = [
        path.removeprefix(start)
        for path in tables
        if path.startswith(start) and path != "claims/rules"
    ]
    return [(name, Place(f"{start}{name}.toml")) for name in names]


def _keys(tables: dict[str, Table], path: str) -> list[Id]:
    return [(name, Place(f"{path}.toml", (name,))) for name in tables.get(path, {})]


def _published(tables: dict[str, Table]) -> list[Id]:
    return [
        (name, Place(place.file, ("records", name)))
        for study, place in _files(tables, "facts/studies")
        for name in _table(tables[f"facts/studies/{study}"].get("records"))
    ]


def _figures(tables: dict[str, Table]) -> list[Id]:
    """The figures of things, of whatever category."""
    return [
        (name, Place(place.file, (category, name)))
        for thing, place in _files(tables, "facts/things")
        for category, figures in tables[f"facts/things/{thing}"].items()
        if category != "boundary"
        for name in _table(figures)
    ]


def _table(content: object) -> Table:
    return content if isinstance(content, dict) else {}


def _shapes(ids: list[Id], kind: tuple[re.Pattern[str], str]) -> Iterator[Fault]:
    pattern, joint = kind
    for name, place in ids:
        if not pattern.fullmatch(name):
            plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
            words = re.sub(r"[^A-Za-z0-9.]+", joint, plain).strip(joint)
            near = words.upper() if kind is GRID else words.lower()
            suggestion = f"; near: {near}" if pattern.fullmatch(near) else ""
            yield _fault(name, f"must be {ACCEPTED[kind]}{suggestion}", place)


def _taken(ids: list[Id]) -> Iterator[Fault]:
    places: dict[str, Place] = {}
    for name, place in ids:
        if name in places:
            yield _fault(name, f"is taken by {places[name]}; near: {name}-2", place)
        places.setdefault(name, place)


def _set_aside(ids: list[Id]) -> Iterator[Fault]:
    for name, place in ids:
        meaning = "a model’s life" if name.startswith("life-") else SET_ASIDE.get(name)
        if meaning:
            yield _fault(name, f"is set aside: it stands for {meaning}; near: {name}-2", place)


def _fault(name: str, message: str, place: Place) -> Fault:
    parent = Place(place.file, place.keys[:-1])
    return Fault(
        f"the id {name!r} {message}",
        parent if place.keys else place,
        place.keys[-1] if place.keys else None,
    )
