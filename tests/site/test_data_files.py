"""The files for programs: complete, of one schema, equal in both forms, each with its hash and its
licence."""

import csv
import hashlib
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from setara import EDITION
from setara.facts import PLACES, SCENARIOS, SOURCES
from setara.facts.things import THINGS
from site_build.editions import data_files
from site_build.editions.record_rows import KINDS


@pytest.fixture(scope="module")
def folder(site: Path) -> Path:
    return site / "en" / "data" / "latest"


def rows(folder: Path, name: str) -> list[dict[str, Any]]:
    return list(json.loads((folder / f"{name}.json").read_text("utf-8"))["rows"])


@pytest.mark.parametrize("name", KINDS)
def test_a_table_meets_the_schema_and_its_keys_are_unique(folder: Path, name: str) -> None:
    table = json.loads((folder / f"{name}.json").read_text("utf-8"))
    jsonschema.validate(table, json.loads((folder / "schema.json").read_text("utf-8")))
    keys = [tuple(row[key] for key in data_files.key(name)) for row in table["rows"]]
    assert len(set(keys)) == len(keys)


def test_what_pages_show_meets_the_schema(folder: Path) -> None:
    pages = json.loads((folder / "pages.json").read_text("utf-8"))
    jsonschema.validate(pages, json.loads((folder / "schema.json").read_text("utf-8")))
    assert pages["scenarios"].keys() == SCENARIOS.keys()
    assert pages["things"].keys() == THINGS.keys()


@pytest.mark.parametrize("name", KINDS)
def test_csv_says_what_json_says(folder: Path, name: str) -> None:
    def text(value: Any) -> str:
        return (
            "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
        )

    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        read = list(csv.DictReader(file))
    assert read == [{key: text(value) for key, value in row.items()} for row in rows(folder, name)]


def test_nothing_is_left_out(folder: Path) -> None:
    figures = {
        f"{name}.{category}.{figure}"
        for name, thing in THINGS.items()
        for category, alternative in thing.alternatives.items()
        for figure in alternative
    }
    assert {row["id"] for row in rows(folder, "things")} == figures
    assert {row["grid"] for row in rows(folder, "grids")} == set(PLACES)
    assert {row["scenario"] for row in rows(folder, "scenarios")} == set(SCENARIOS)
    assert {row["id"] for row in rows(folder, "sources")} == set(SOURCES)


def test_every_source_that_is_named_is_there(folder: Path) -> None:
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    citing = [
        resource["path"] for resource in package["resources"] if "foreignKeys" in resource["schema"]
    ]
    assert "things.csv" in citing
    for path in citing:
        assert {row["source"] for row in rows(folder, path.removesuffix(".csv"))} <= set(SOURCES)


def test_the_data_package_lists_every_column_in_order(folder: Path) -> None:
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    assert [resource["path"] for resource in package["resources"]] == [
        f"{name}.csv" for name in KINDS
    ]
    for resource in package["resources"]:
        head = (folder / resource["path"]).read_text("utf-8").splitlines()[0]
        assert head == ",".join(field["name"] for field in resource["schema"]["fields"])


@pytest.mark.parametrize("place", ["latest", EDITION])
def test_the_manifest_knows_every_file(site: Path, place: str) -> None:
    folder = site / "en" / "data" / place
    listed = json.loads((folder / "manifest.json").read_text("utf-8"))["files"]
    contents = {
        path.name: path.read_bytes() for path in folder.iterdir() if path.name != "manifest.json"
    }
    assert listed.keys() == contents.keys()
    for name, content in contents.items():
        assert (listed[name]["size"], listed[name]["sha256"]) == (
            len(content),
            hashlib.sha256(content).hexdigest(),
        )
    assert listed["grids.csv"]["licence"] == listed["grid_others.json"]["licence"] == "ODbL-1.0"


def test_the_guide_for_programs_names_pages_and_files_that_exist(site: Path) -> None:
    text = (site / "llms.txt").read_text("utf-8")
    assert text == (site / "en" / "llms.txt").read_text("utf-8")
    targets = [part.split(")")[0] for part in text.split("](")[1:]]
    assert len(targets) > len(KINDS)
    for target in targets:
        path = site / "en" / target.partition("?")[0]
        assert (path / "index.html" if target.endswith("/") or "?" in target else path).is_file(), (
            target
        )


def test_a_cell_is_no_formula_to_a_spreadsheet(folder: Path) -> None:
    for name in KINDS:
        for row in rows(folder, name):
            assert not [
                cell
                for cell in row.values()
                if isinstance(cell, str) and cell[:1] in ("=", "@", "\t")
            ], row
