"""Every record meets the schema that editors complete it with, and one with a broken key does
not."""

import json
import tomllib
from copy import deepcopy
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from setara.core import records
from setara.facts.boundary import Boundary
from site_build.editions import record_schemas

ROOT = Path(__file__).parents[2]
RULES = tomllib.loads((ROOT / ".taplo.toml").read_text("utf-8"))["rule"]
SCHEMAS = record_schemas.schemas()
FIGURE = ("carbon", "poore-2018")


def kind(rule: dict) -> str:
    return Path(rule["schema"]["path"]).stem


def files(rule: dict) -> list[Path]:
    included = {path for pattern in rule["include"] for path in ROOT.glob(pattern)}
    return sorted(
        included - {path for pattern in rule.get("exclude", ()) for path in ROOT.glob(pattern)}
    )


FILES = [(kind(rule), file) for rule in RULES for file in files(rule)]


def errors(name: str, table: dict) -> list[str]:
    return [error.message for error in Draft7Validator(SCHEMAS[name]).iter_errors(table)]


def read(place: str) -> dict:
    return deepcopy(records.parsed((ROOT / "calc" / "setara" / place).read_text("utf-8"), place))


def test_editors_are_told_of_every_schema():
    assert [kind(rule) for rule in RULES] == list(SCHEMAS)
    written = set(record_schemas.pages("en"))
    assert {rule["schema"]["path"].removeprefix("site/en/") for rule in RULES} == written
    assert all(files(rule) for rule in RULES)


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one(name):
    page = json.loads(record_schemas.pages("en")[f"data/schema/{name}.json"])
    Draft7Validator.check_schema(page)
    assert page["$schema"] == Draft7Validator.META_SCHEMA["$schema"]


@pytest.mark.parametrize(
    ("name", "file"), FILES, ids=[f"{name}-{file.stem}" for name, file in FILES]
)
def test_every_record_meets_its_schema(name, file):
    assert errors(name, records.parsed(file.read_text("utf-8"), file.name)) == []


@pytest.mark.parametrize(
    ("name", "place", "path", "key"),
    [
        ("model", "facts/models/bloom-176b.toml", (), "name"),
        ("model", "facts/models/bloom-176b.toml", ("training",), "grid"),
        ("thing", "facts/things/beef.toml", FIGURE, "where"),
        ("claim", "claims/beef-water.toml", (), "quote"),
        ("place", "facts/places/FRA.toml", ("carbon",), "source"),
        ("study", "facts/studies/google-2025.toml", (), "says"),
        ("factors", "stages/facility/factors.toml", ("host_overhead", "default"), "seen"),
        ("sources", "facts/sources.toml", ("poore-2018",), "licence"),
        ("scenarios", "facts/scenarios.toml", ("default",), "question"),
        ("pairs", "reconciliations/pairs.toml", ("gemini-mistral-carbon",), "intro"),
    ],
)
def test_a_key_that_is_missing_misspelt_or_of_another_type_is_marked(name, place, path, key):
    missing, misspelt, stranger = read(place), read(place), read(place)
    for table, change in (
        (missing, lambda inner: inner.pop(key)),
        (misspelt, lambda inner: inner.update({f"{key}s": inner[key]})),
        (
            stranger,
            lambda inner: inner.update({key: 7 if isinstance(inner[key], str) else "seven"}),
        ),
    ):
        inner = table
        for step in path:
            inner = inner[step]
        assert errors(name, table) == []
        change(inner)
        assert errors(name, table)


@pytest.mark.parametrize(
    ("name", "place", "path", "value"),
    [
        ("model", "facts/models/bloom-176b.toml", ("status",), "publshed"),
        ("thing", "facts/things/beef.toml", ("group",), "fod"),
        ("thing", "facts/things/beef.toml", (*FIGURE, "kind"), "reportd"),
        ("thing", "facts/things/beef.toml", ("boundary", "gases"), "CO3"),
        ("thing", "facts/things/beef.toml", (*FIGURE, "range"), [1.0]),
        ("thing", "facts/things/beef.toml", ("one",), "one kilogram of beef and more"),
        ("claim", "claims/beef-water.toml", ("relation",), "equals"),
    ],
)
def test_a_word_or_a_range_that_its_reader_refuses_is_marked(name, place, path, value):
    table = inner = read(place)
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    assert errors(name, table)


def test_a_figure_has_a_value_or_factors_and_not_both():
    table = read("facts/things/beef.toml")
    table["carbon"]["ademe"]["factors"] = []
    assert errors("thing", table)


def test_types_are_those_of_the_reader():
    schema = record_schemas.of(Boundary, without=("place", "year"))
    assert schema["required"] == []
    assert "place" not in schema["properties"]
    assert record_schemas.of(records.Source)["properties"]["published"]["type"] == "integer"
    assert record_schemas.of(records.Figure)["properties"]["range"]["maxItems"] == 2
