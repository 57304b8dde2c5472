"""Every record of every kind, read strictly, and what it names looked up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from setara.claims.claim import CLAIMS
from setara.core.faults import Fault, Key, Place, Reading, near
from setara.core.records import Register
from setara.facts import LIVES, MODELS, PLACES, PUBLISHED, SCENARIOS, SOURCES, STUDIES
from setara.facts.things import THINGS
from setara.lives.life import read_life
from setara.questions.items import ItemError, read_items
from setara.questions.limits import NODES
from setara.questions.question import Question, read
from setara.reconciliations.pairs import PAIRS
from setara.reconciliations.sides import OWN
from setara.sharing.beside import RECORD
from setara.validation.cases import CASES

REGISTERS: tuple[Register[Any], ...] = (
    SOURCES, MODELS, PLACES, STUDIES, PUBLISHED, THINGS, CLAIMS, PAIRS, CASES,
)  # fmt: skip
NAMED: dict[str, Register[Any]] = {
    "facts/models": MODELS,
    "facts/places": PLACES,
}  # offered by name


def faults() -> Iterator[Fault]:
    """What is wrong with any record, whatever else is."""
    check = Reading()
    for register in REGISTERS:
        for name in register:
            check(register.__getitem__, name)
    yield from check.faults
    if not check.faults:
        yield from _unknown_names()
        yield from _double_names()


def _unknown_names() -> Iterator[Fault]:
    """What records name that is not there, and questions that would be refused."""
    yield from _unknown_places()
    yield from _unknown_items()
    for name, scenario in SCENARIOS.items():
        yield from _unanswered(
            read(scenario["question"], NODES), Place("facts/scenarios.toml", (name, "question"))
        )
    for name, life in LIVES.items():
        yield from _unanswered(
            read_life(life["question"]), Place("facts/lives.toml", (name, "question"))
        )


def _unknown_places() -> Iterator[Fault]:
    for name, model in MODELS.items():
        if model.training:
            yield from _unknown(
                model.training.grid,
                PLACES,
                Place(f"facts/models/{name}.toml", ("training",)),
                "grid",
            )
    for code, place in PLACES.items():
        if place.part_of:
            yield from _unknown(
                place.part_of, PLACES, Place(f"facts/places/{code}.toml"), "part_of"
            )


def _unknown_items() -> Iterator[Fault]:
    sides = {**PUBLISHED, **{f"{OWN}{name}": scenario for name, scenario in SCENARIOS.items()}}
    for name, pair in PAIRS.items():
        for side in ("a", "b"):
            where = Place("reconciliations/pairs.toml", (name,))
            yield from _unknown(getattr(pair, side), sides, where, side)
    for name, claim in CLAIMS.items():
        for item in {text: None for pair in claim.pairs for text in (pair.left, pair.right)}:
            yield from _unreadable(item, Place(f"claims/{name}.toml"))
    for key in ("things", "beside_a_life"):
        for index, name in enumerate(RECORD[key]):
            yield from _unknown(name, THINGS, Place("sharing/beside.toml", (key,)), index)


def _unknown(name: str, known: Mapping[str, Any], place: Place, key: Key) -> Iterator[Fault]:
    if name not in known:
        yield Fault(f"{key} = {name!r} is not known; near: {near(name, known)}", place, key)


def _unreadable(text: str, place: Place) -> Iterator[Fault]:
    try:
        read_items(text)
    except ItemError as error:
        yield Fault(f"{text!r} of its pairs: {error} Accepted: {error.accepted}.", place, "pairs")


def _unanswered(question: Question, place: Place) -> Iterator[Fault]:
    for problem in question.problems:
        accepted = f" Accepted: {problem.accepted}." if problem.accepted else ""
        yield Fault(f"{problem.field}: {problem.message}{accepted}", place, problem.field)


def _double_names() -> Iterator[Fault]:
    """Names that two of a kind share, so that a reader could not tell them apart."""
    for folder, register in NAMED.items():
        yield from _doubles(
            {name: record.name for name, record in register.items()}, folder, "name"
        )
    for key in ("name", "one", "many"):
        yield from _doubles(
            {name: getattr(thing, key) for name, thing in THINGS.items()}, "facts/things", key
        )


def _doubles(texts: dict[str, str], folder: str, key: str) -> Iterator[Fault]:
    first: dict[str, str] = {}
    for name, text in texts.items():
        if text in first:
            yield Fault(
                f"{key} = {text!r} is that of {folder}/{first[text]}.toml",
                Place(f"{folder}/{name}.toml"),
                key,
            )
        first.setdefault(text, name)
