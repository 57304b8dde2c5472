"""A JSON Schema for each kind of record, from the dataclass that reads it: editors complete keys
with it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from setara.categories import CATEGORIES
from setara.claims import claim
from setara.comparisons.named_question import NamedQuestion
from setara.core import records
from setara.core.records import Figure, Source
from setara.facts import SCOPES, Place, boundary, horizon, model_record, studies, things
from setara.reconciliations import pairs
from site_build.editions import data_files

Schema = dict[str, Any]
FOLDER = "data/schema"
DRAFT = "http://json-schema.org/draft-07/schema#"  # what editors read
PLAIN = {str: "string", float: "number", int: "integer", bool: "boolean"}
CATEGORY_NAMES = tuple(category.id for category in CATEGORIES)
SEEN = {"seen": records.SEEN}
WORDS: dict[type, Mapping[str, Iterable[str]]] = {
    Figure: {**SEEN, "kind": records.KINDS},
    Place: {"scope": SCOPES},
    boundary.Boundary: {
        **dict.fromkeys(boundary.STAGES, boundary.STATES),
        **boundary.WORDS,
        "mostly": ("", *boundary.STAGES),
    },
    claim.Claim: {**SEEN, "subject": claim.SUBJECTS, "category": CATEGORY_NAMES},
    claim.Pair: {"relation": claim.RULES},
    horizon.Horizon: SEEN,
    model_record.Model: {
        **SEEN,
        "status": model_record.STATUSES,
        "attention_memory": model_record.ATTENTION,
    },
    model_record.Tokens: SEEN,
    model_record.Training: {
        **SEEN,
        "accelerator": model_record.ACCELERATORS,
        "metered": model_record.METERED,
    },
    pairs.Pair: {"category": CATEGORY_NAMES},
    studies.Published: {**SEEN, "per": studies.UNITS, "meter": studies.METERS},
    studies.Quote: SEEN,
    studies.Statement: SEEN,
    things.Part: SEEN,
}  # the words that __post_init__ accepts
TEXT = {"type": "string"}
SIZE = {
    "oneOf": [
        {"type": "number"},
        {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2},
    ]
}


def table(properties: Mapping[str, Schema], required: Iterable[str] = ()) -> Schema:
    """A table with these keys and no others."""
    return {
        "type": "object",
        "properties": dict(properties),
        "required": [*required],
        "additionalProperties": False,
    }


def by_name(schema: Schema) -> Schema:
    """A table whose keys are names, each of one kind."""
    return {"type": "object", "additionalProperties": schema}


def listed(schema: Schema) -> Schema:
    """A list of one kind."""
    return {"type": "array", "items": schema}


def of(
    kind: type, without: Iterable[str] = (), optional: Iterable[str] = (), **additions: Schema
) -> Schema:
    """What the strict reader takes for a dataclass, where a file leaves keys out or writes some of
    them otherwise."""
    hints, words = get_type_hints(kind), WORDS.get(kind, {})
    known = [field for field in fields(kind) if field.name not in without]
    properties = {
        field.name: {**_typed(hints[field.name]), **_texts(field.name)} for field in known
    }
    for name, allowed in words.items():
        if name in properties:
            properties[name]["enum"] = list(allowed)
    needed = [
        field.name
        for field in known
        if field.default is MISSING and field.default_factory is MISSING
    ]
    return table({**properties, **additions}, [name for name in needed if name not in optional])


def _texts(name: str) -> Schema:
    return {"description": data_files.MEANINGS[name]} if name in data_files.MEANINGS else {}


def _typed(hint: Any) -> Schema:
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        (present,) = (part for part in parts if part is not NoneType)
        return _typed(present)
    if origin is tuple and parts[-1] is Ellipsis:
        return listed(_typed(parts[0]))
    if origin is tuple:
        return {**listed(_typed(parts[0])), "minItems": len(parts), "maxItems": len(parts)}
    if origin is dict:
        return by_name(_typed(parts[1]))
    if is_dataclass(hint):
        return of(hint)  # type: ignore[arg-type]
    return {"type": PLAIN[hint]} if hint in PLAIN else {}


def counted(stages: tuple[str, ...] = boundary.STAGES) -> Schema:
    """What a figure counts, with the names that a kind of record has for the stages."""
    whole = of(boundary.Boundary, without=("place", "year"))["properties"]
    names = dict(zip(boundary.STAGES, stages, strict=True))
    return table({names.get(name, name): schema for name, schema in whole.items()})


def figure(stages: tuple[str, ...], inherited: tuple[str, ...] = ()) -> Schema:
    """A published figure: a value, or factors to multiply; what it inherits it need not have."""
    schema = of(
        Figure,
        optional=("value", *inherited),
        name=TEXT,
        place=TEXT,
        withdrawn=TEXT,
        boundary=counted(stages),
        factors=listed(of(things.Part)),
        gwp20=of(horizon.Horizon, optional=("value",)),
    )
    return {**schema, "oneOf": [{"required": ["value"]}, {"required": ["factors"]}]}


def thing() -> Schema:
    """An everyday thing with its figures by category."""
    named = figure(boundary.STAGES)
    named["required"].append("name")
    figures = {category: by_name(named) for category in CATEGORY_NAMES}
    schema = of(things.Thing, without=("id", "alternatives"), boundary=counted(), **figures)
    schema["required"].append("boundary")
    schema["properties"]["group"]["enum"] = list(things.GROUPS)
    schema["properties"]["one"]["maxLength"] = things.LONGEST_LABEL
    return schema


def a_claim() -> Schema:
    """A claim: lists of both sides to be combined, or pairs."""
    pair = of(claim.Pair, optional=("claimed", "relation"))
    common = {key: pair["properties"][key] for key in ("claimed", "relation")}
    sides = {name: listed(TEXT) for name in ("left", "right")}
    schema = of(claim.Claim, ("grid",), ("pairs",), **common, **sides, pairs=listed(pair))
    schema["oneOf"] = [{"required": [*sides]}, {"required": ["pairs"]}]
    return schema


def study() -> Schema:
    """A publication with its figures, which inherit from it."""
    statement = of(studies.Statement, optional=("source", "seen"))
    merged = {"boundary": counted(boundary.ANSWER_STAGES), "states": by_name(statement)}
    inherited = studies.INHERITED
    figures = table(
        dict.fromkeys(CATEGORY_NAMES, figure(boundary.ANSWER_STAGES, studies.FIGURE_TEXTS))
    )
    record = of(
        studies.Published,
        ("study", "alternatives"),
        (*inherited, "boundary"),
        **merged,
        figures=figures,
    )
    record["required"].append("figures")
    common = {key: record["properties"][key] for key in inherited}
    return of(studies.Study, ("figures",), **{**common, **merged}, records=by_name(record))


def factors() -> Schema:
    """The factors of a stage, each with a figure for every choice, or with that of another
    choice."""
    texts = dict.fromkeys(("meaning", "unit", "symbol"), TEXT)
    options = {"anyOf": [of(Figure), table({"same": TEXT}, ["same"])]}
    factor = table({**texts, "by": listed(TEXT)}, texts)
    return by_name({**factor, "additionalProperties": options})


def scenarios() -> Schema:
    """The named questions."""
    return by_name(of(NamedQuestion))


def schemas() -> dict[str, Schema]:
    """The schema of each kind; .taplo.toml says which files are of which."""
    return {
        "model": of(model_record.Model, active_parameters=SIZE, total_parameters=SIZE),
        "thing": thing(),
        "claim": a_claim(),
        "place": of(Place),
        "study": study(),
        "factors": factors(),
        "sources": by_name(of(Source)),
        "scenarios": scenarios(),
        "pairs": by_name(of(pairs.Pair)),
    }


def pages(_language: str) -> dict[str, str]:
    """Their place in the site and their content."""
    return {
        f"{FOLDER}/{name}.json": json.dumps(
            {"$schema": DRAFT, "title": f"Setara: {name}", **schema}, indent=1
        )
        + "\n"
        for name, schema in schemas().items()
    }
