"""What the pages held to an edition show, as texts and numbers: its pages.json, checked whenever it
is read."""

import json
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

from setara import EDITION
from setara.claims.claim import CLAIMS
from setara.core.records import RecordError
from setara.facts import SCENARIOS, SOURCES
from setara.facts.things import THINGS
from setara.sharing.subject import Subject
from setara.tables.listing import authors
from site_build.content import subjects
from site_build.content.blocks import Texts, answered
from site_build.content.subjects import Shared

FILE = "pages.json"
# a type; one or another (with None, it may be lacking); [of each]; {by name}; {str: of each, by any
# name}
Shape = Any


def texts(*names: str) -> dict[str, Shape]:
    return dict.fromkeys(names, str)


def numbers(*names: str) -> dict[str, Shape]:
    return dict.fromkeys(names, float)


BAR = {
    **texts("label", "heights"),
    **numbers("low", "point", "high"),
    "ticks": [{**numbers("x", "y"), "minor": bool}],
    "decades": [{**texts("text", "place"), "x": float, "odd": bool}],
    "comparators": [{**texts("name", "text", "classes"), "x": float}],
}
IMPACT = {
    **texts("name", "what", "text", "number", "unit_text", "range_text", "unit", "strip_label"),
    **numbers("value", "low", "high"),
    "stages": [texts("state", "text")],
    "strip": [{**texts("stage", "text"), **numbers("x", "width")}],
    "parts": [texts("name", "text")],
    "bar": (BAR, None),
}
ANSWER = {
    "link": str,
    "title": texts("before", "number", "after"),
    "boundary": [texts("stage", "name", "state")],
    "boundary_text": texts("in", "out", "unknown"),
    "impacts": {str: IMPACT},
}
FRAME = {
    **texts("title", "quote", "finding", "figure", "about", "boundary", "beside"),
    "sources": [str],
}
SUBJECT = {
    **texts(
        "id",
        "quote",
        "finding",
        "figure",
        "about",
        "also",
        "boundary",
        "boundary_words",
        "beside",
        "code",
    ),
    **texts("page", "latest", "embed", "embed_latest", "edition"),
    "rows": [{str: (str, float)}],
    "shown": [texts("name", "text", "range_text")],
    "sources": [str],
}
BESIDE = {
    **texts("id", "label", "text", "range_text", "times", "times_range", "match"),
    "value": float,
    "badge": texts("state", "text"),
}
SCENARIO = {
    "name": str,
    "subject": SUBJECT,
    "answer": ANSWER,
    "beside": [BESIDE],
    "sources": [texts("id", "text")],
}
PAGES = {
    "edition": str,
    "scenarios": {str: SCENARIO},
    "claims": {str: FRAME},
    "things": {str: FRAME},
}
KINDS = {
    str: "string",
    float: "number",
    bool: "boolean",
    dict: "object",
    list: "array",
    None: "null",
}


@dataclass(frozen=True)
class Scenario(Shared):
    """A named question with all that its pages are filled with."""

    id: str
    name: str
    answer: Texts
    sources: list[Texts]


@dataclass(frozen=True)
class Pages:
    """What an edition gives for its pages; claims and things have frames alone."""

    edition: str
    scenarios: dict[str, Scenario]
    claims: dict[str, Texts]
    things: dict[str, Texts]


def written() -> str:
    """What the calculator gives now, as it is frozen."""
    content = {
        "edition": EDITION,
        "scenarios": {name: _scenario(name) for name in SCENARIOS},
        "claims": {name: _frame(subjects.claim(name).subject) for name in CLAIMS},
        "things": {name: _frame(subjects.thing(name).subject) for name in THINGS},
    }
    return json.dumps(cut(content, PAGES, FILE), ensure_ascii=False, allow_nan=False) + "\n"


@cache
def latest() -> Pages:
    """The same, read as if it had been frozen."""
    return read(written(), FILE)


def read(text: str, place: str) -> Pages:
    """What was frozen; refused where a part that the pages need is missing or of another kind."""
    try:
        content = cut(json.loads(text), PAGES, place)
    except json.JSONDecodeError as error:
        raise RecordError(f"{place}: {error}") from None
    scenarios = {
        name: Scenario(**{**scenario, "id": name, "subject": _subject(scenario["subject"])})
        for name, scenario in content["scenarios"].items()
    }
    return Pages(**{**content, "scenarios": scenarios})


def _subject(fields: dict[str, Any]) -> Subject:
    lists: dict[str, Any] = {
        name: tuple(field) for name, field in fields.items() if isinstance(field, list)
    }
    return Subject(**{**fields, **lists})


def cut(value: Any, shape: Shape, place: str) -> Any:
    """The part of a value that has the shape; what else there is stays out."""
    choices = shape if isinstance(shape, tuple) else (shape,)
    fitting = [choice for choice in choices if _fits(value, _kind(choice))]
    if not fitting:
        raise RecordError(
            f"{place} must be {' or '.join(KINDS[_kind(choice)] for choice in choices)}"
            f", not {value!r:.40}"
        )
    (pattern,) = fitting
    if isinstance(pattern, list):
        return [cut(entry, pattern[0], f"{place}[{at}]") for at, entry in enumerate(value)]
    if not isinstance(pattern, dict):
        return value
    parts = dict.fromkeys(value, pattern[str]) if str in pattern else pattern
    if lacking := [
        name for name, part in parts.items() if name not in value and not _optional(part)
    ]:
        raise RecordError(f"{place} lacks {', '.join(lacking)}")
    return {name: cut(value.get(name), part, f"{place}: {name}") for name, part in parts.items()}


def _optional(shape: Shape) -> bool:
    return isinstance(shape, tuple) and None in shape


def _kind(shape: Shape) -> Any:
    return type(shape) if isinstance(shape, (dict, list)) else shape


def _fits(value: Any, kind: Any) -> bool:
    if kind is None or isinstance(value, bool):
        return value is None if kind is None else kind is bool
    return isinstance(value, {float: (int, float), list: (list, tuple)}.get(kind, kind))


def schema(shape: Shape = PAGES) -> dict[str, Any]:
    """The shape as a JSON Schema."""
    if isinstance(shape, tuple):
        return {"anyOf": [schema(choice) for choice in shape]}
    kind = {"type": KINDS[_kind(shape)]}
    if isinstance(shape, list):
        return {**kind, "items": schema(shape[0])}
    if not isinstance(shape, dict):
        return kind
    if str in shape:
        return {**kind, "additionalProperties": schema(shape[str])}
    parts = {name: schema(part) for name, part in shape.items()}
    return {**kind, "properties": parts, "required": [*parts], "additionalProperties": False}


def _scenario(name: str) -> dict[str, Any]:
    shared = subjects.scenario(name)
    sources = [(source, SOURCES[source]) for source in shared.subject.sources]
    return {
        **asdict(shared),
        "name": SCENARIOS[name]["name"],
        "answer": answered(name),
        "sources": [
            {"id": key, "text": f"{authors(source.by)} {source.published}: {source.title}"}
            for key, source in sources
        ],
    }


def _frame(subject: Subject) -> dict[str, Any]:
    return {**vars(subject), "title": subject.title}
