"""Which two figures a reader wants led from the one to the other: checked field by field, never
replaced."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from setara.categories import CARBON, CATEGORIES
from setara.core import link
from setara.core.records import Table
from setara.facts import PUBLISHED
from setara.facts.studies import UNITS
from setara.questions.fields import Problem, near
from setara.questions.question import RESERVED
from setara.reconciliations.pairs import PAIRS
from setara.reconciliations.sides import OWN, Side, names, side
from setara.writing import present

FIELDS = ("a", "b", "category", "prefer", "locale")
KEYS = {"a": "a", "b": "b", "c": "category"}  # of links
DEFAULT = next(iter(PAIRS.values()))
NAMES = {category.id: category.name for category in CATEGORIES}
PREFERRED = (CARBON.id, *(category.id for category in CATEGORIES if category != CARBON))


@dataclass
class PairQuestion:
    """Two sides as understood, and what is wrong with the question."""

    sides: tuple[Side, Side] | None
    asked: Table
    locale: str
    problems: list[Problem]


def categories(name: str) -> list[str]:
    """The categories a figure has, carbon first; an answer of this calculator has them all."""
    return [
        category
        for category in PREFERRED
        if name.startswith(OWN) or category in PUBLISHED[name].alternatives
    ]


def link_to(a: str, b: str, category: str) -> str:
    """The query that asks for two figures; empty for the well-known pair that is shown where
    nothing is asked."""
    fields = {"a": a, "b": b, "c": category}
    return (
        ""
        if fields == {"a": DEFAULT.a, "b": DEFAULT.b, "c": DEFAULT.category}
        else link.write(fields)
    )


def pair_from_link(query: str) -> tuple[Table, list[str], list[Problem]]:
    """The question a link asks, the keys it holds that mean nothing here, and what cannot be
    read."""
    try:
        fields = link.read(query)
    except (link.LinkError, ValueError) as error:
        return {}, [], [Problem("link", f"This link cannot be read: {error}.")]
    unknown = [key for key in fields if key not in KEYS and key not in RESERVED]
    return {name: str(fields[key]) for key, name in KEYS.items() if key in fields}, unknown, []


def read_pair(request: Table) -> PairQuestion:
    """The two figures and the category that a question names; the well-known pair where it names
    nothing."""
    problems = [
        Problem(
            name,
            f"A reconciliation has no field called {name}.",
            ", ".join(FIELDS),
            near(name, FIELDS),
        )
        for name in request
        if name not in FIELDS
    ]
    locale = str(request.get("locale") or "en")
    if locale not in present.MARKS:
        problems.append(
            Problem(
                "locale",
                f"No locale called {locale}.",
                ", ".join(present.MARKS),
                near(locale, present.MARKS),
            )
        )
        locale = "en"
    known = names()
    ids = {"a": str(request.get("a") or DEFAULT.a), "b": str(request.get("b") or DEFAULT.b)}
    category = None if request.get("category") is None else str(request["category"])
    problems += [_unknown(field, name, known) for field, name in ids.items() if name not in known]
    if not problems and ids["a"] == ids["b"]:
        problems.append(Problem("b", "Both sides are the same figure.", "two different figures"))
    sides = None if problems else _sides(ids, category, request.get("prefer"), known, problems)
    return PairQuestion(sides, {**ids, "category": category, "locale": locale}, locale, problems)


def _unknown(field: str, name: str, known: dict[str, str]) -> Problem:
    labels = {label: identity for identity, label in known.items()}
    guesses = list(
        dict.fromkeys([*near(name, known), *(labels[label] for label in near(name, labels))])
    )[:3]
    hint = (
        f" Did you mean {' or '.join(f'{guess} ({known[guess]})' for guess in guesses)}?"
        if guesses
        else ""
    )
    accepted = f"one of {len(known)} ids, such as {DEFAULT.a}, {DEFAULT.b}"
    return Problem(
        field, f"No figure called {name}.{hint} Nothing was computed.", accepted, guesses
    )


def _sides(
    ids: dict[str, str],
    category: str | None,
    prefer: Any,
    known: dict[str, str],
    problems: list[Problem],
) -> tuple[Side, Side] | None:
    """The two sides, in the category asked for; where none is, in the preferred one if both have
    it."""
    shared = [category for category in categories(ids["a"]) if category in categories(ids["b"])]
    words = ", ".join(NAMES[impact].lower() for impact in shared)
    if category is not None and category not in NAMES:
        problems.append(
            Problem(
                "category",
                f"No impact called {category}.",
                ", ".join(shared or NAMES),
                near(category, NAMES),
            )
        )
        return None
    if not shared:
        has = ", ".join(NAMES[category].lower() for category in categories(ids["a"]))
        problems.append(
            Problem(
                "b",
                f"The two have no impact in common; the first has {has}.",
                f"a figure for {has}",
            )
        )
        return None
    if category is not None and category not in shared:
        lacking = next(known[name] for name in ids.values() if category not in categories(name))
        message = (
            f"{lacking} has no figure for {NAMES[category].lower()}; both have one for {words}."
        )
        problems.append(Problem("category", message, words, shared))
        return None
    taken = category or (prefer if prefer in shared else shared[0])
    first, second = (side(name, taken) for name in ids.values())
    if first is None or second is None or first.per == second.per:
        return (first, second) if first and second else None
    units = [UNITS[figure.per] for figure in (first, second)]
    message = (
        f"One is for {units[0]}, the other for {units[1]}: nothing leads from the one to the other."
    )
    problems.append(Problem("b", message, f"a figure for {units[0]}"))
    return None
