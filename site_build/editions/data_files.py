"""The files of data/<edition>/: every record as JSON and CSV, their schema, and a manifest with
hashes and licences."""

import csv
import hashlib
import io
import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from setara import EDITION
from site_build.editions import frozen
from site_build.editions.record_rows import KINDS, Row

SPECIFICATION = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
TITLES = SPECIFICATION["kinds"]
TYPES = {name: kind for kind, columns in SPECIFICATION["columns"].items() for name in columns}
MEANINGS = {
    name: text for columns in SPECIFICATION["columns"].values() for name, text in columns.items()
}
RELEASED, PREPARED = "released", "in preparation"
Content = dict[str, bytes]


def tables() -> Content:
    """Every table as JSON and CSV, with the schema of all of them."""
    records = {name: list(rows()) for name, rows in KINDS.items()}
    written = {f"{name}.json": table_json(name, rows) for name, rows in records.items()}
    written |= {f"{name}.csv": table_csv(rows) for name, rows in records.items()}
    described = {"schema.json": schema(records), "datapackage.json": package(records)}
    written |= {
        name: json.dumps(content, ensure_ascii=False, indent=1) + "\n"
        for name, content in described.items()
    }
    return {name: text.encode() for name, text in written.items()}


def table_json(name: str, rows: list[Row]) -> str:
    """A table as JSON, a row a line."""
    head = json.dumps(
        {
            "edition": EDITION,
            "table": name,
            "title": TITLES[name]["title"],
            "licence": TITLES[name]["licence"],
        },
        ensure_ascii=False,
    ).removesuffix("}")
    lines = ",\n".join(json.dumps(row, ensure_ascii=False, allow_nan=False) for row in rows)
    return f'{head}, "rows": [\n{lines}\n]}}\n'


def table_csv(rows: list[Row]) -> str:
    """The same as comma-separated text; what is unknown is empty, and truth is written as JSON
    writes it."""
    written = io.StringIO()
    writer = csv.DictWriter(written, rows[0], lineterminator="\n")
    writer.writeheader()
    words = {True: "true", False: "false"}
    writer.writerows(
        {key: words[cell] if isinstance(cell, bool) else cell for key, cell in row.items()}
        for row in rows
    )
    return written.getvalue()


def key(name: str) -> list[str]:
    """The columns that tell the rows of a table apart."""
    return list(TITLES[name].get("key", ["id"]))


def empty(rows: list[Row], column: str) -> bool:
    """Whether a column may hold nothing."""
    return any(row[column] is None for row in rows)


def schema(records: Mapping[str, list[Row]]) -> dict[str, Any]:
    """A JSON Schema that every JSON table of the folder meets, and what its pages show."""

    def row(rows: list[Row]) -> dict[str, Any]:
        kinds = {
            name: [TYPES[name], "null"] if empty(rows, name) else TYPES[name] for name in rows[0]
        }
        properties = {
            name: {"type": kind, "description": MEANINGS[name]} for name, kind in kinds.items()
        }
        return {
            "type": "object",
            "properties": properties,
            "required": [*rows[0]],
            "additionalProperties": False,
        }

    def table(name: str) -> dict[str, Any]:
        texts = {
            "edition": {"const": EDITION},
            "table": {"const": name},
            "title": {"type": "string"},
        }
        listed = {"type": "array", "items": {"$ref": f"#/$defs/{name}"}}
        properties = {**texts, "licence": {"type": "string"}, "rows": listed}
        return {
            "type": "object",
            "properties": properties,
            "required": [*properties],
            "additionalProperties": False,
        }

    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Tables of Setara, edition {EDITION}",
        "oneOf": [*map(table, records), {"$ref": "#/$defs/pages"}],
        "$defs": {**{name: row(rows) for name, rows in records.items()}, "pages": frozen.schema()},
    }


def package(records: Mapping[str, list[Row]]) -> dict[str, Any]:
    """A Frictionless data package of the CSV tables: columns, keys, licences."""

    def resource(name: str, rows: list[Row]) -> dict[str, Any]:
        fields = [
            {"name": column, "type": TYPES[column], "description": MEANINGS[column]}
            for column in rows[0]
        ]
        cites = "source" in rows[0]
        keys = (
            [{"fields": "source", "reference": {"resource": "sources", "fields": "id"}}]
            if cites
            else []
        )
        return {
            "profile": "tabular-data-resource",
            "name": name.replace("_", "-"),
            "title": TITLES[name]["title"],
            "path": f"{name}.csv",
            "format": "csv",
            "encoding": "utf-8",
            "licenses": [licence(TITLES[name]["licence"])],
            "schema": {
                "fields": fields,
                "primaryKey": key(name),
                **({"foreignKeys": keys} if keys else {}),
            },
        }

    return {
        "profile": "tabular-data-package",
        "name": "setara",
        "version": EDITION,
        "title": f"Records of Setara, edition {EDITION}",
        "resources": [resource(name, rows) for name, rows in records.items()],
    }


def licence(name: str) -> dict[str, str]:
    """A licence as data packages name it."""
    return {"name": name, "path": SPECIFICATION["licences"][name]}


def manifest(files: Content, state: str) -> bytes:
    """What an edition consists of: each file with its size, its hash and its licence."""

    def entry(name: str, content: bytes) -> dict[str, Any]:
        terms = (
            "MIT"
            if name.endswith(".whl")
            else TITLES.get(name.partition(".")[0], {}).get("licence", "CC-BY-4.0")
        )
        return {
            "size": len(content),
            "sha256": hashlib.sha256(content).hexdigest(),
            "licence": terms,
        }

    listed = {name: entry(name, content) for name, content in sorted(files.items())}
    return (
        json.dumps({"edition": EDITION, "state": state, "files": listed}, indent=1) + "\n"
    ).encode()


def edition(state: str, wheel: Path | None) -> Content:
    """Everything that the edition in calc/ consists of, its wheel where there is one."""
    files = {
        **tables(),
        frozen.FILE: frozen.written().encode(),
        **({wheel.name: wheel.read_bytes()} if wheel else {}),
    }
    return {**files, "manifest.json": manifest(files, state)}
