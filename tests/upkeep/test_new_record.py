"""A new record: with all that was asked for its reader takes it at once, and without it names what
is missing."""

import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest

from setara.core import records
from setara.core.records import BLANK, RecordError
from setara.facts import boundary
from upkeep import new_record

ROOT = Path(__file__).parents[2]
CITED = {"source": "debate-2025", "where": "page 3", "seen": "primary"}
GIVEN = {
    "thing": {
        **CITED, "name": "Hair dryer’s hour", "one": "1 hour", "many": "hours", "group": "home",
        "place": "France", **dict.fromkeys(boundary.STAGES, "in"),
        **dict.fromkeys(boundary.WORDS, "unknown"), "category": "carbon", "figure": "ademe-2025",
        "figure_name": 'ADEME, "mean"', "value": "0.12", "low": "0.1", "high": "0.2",
        "year": "2025", "kind": "reported", "note": "Mean.",
    },
    "model": {
        **CITED, "name": "Model 1", "developer": "Someone", "released": "2026-01",
        "status": "estimated", "active_parameters": "10, 20", "total_parameters": "[30, 40]",
        "note": "Ours.",
    },
    "claim": {
        **CITED, "quote": "A is B.", "name": "A and B", "short_name": "A, B", "subject": "food",
        "said_by": "Someone", "year": "2025", "category": "carbon", "reads": "answers",
        "left_name": "a", "right_name": "b", "left": "beef.ademe, beef.poore-2018",
        "right": "altman-2025, gemini-2025", "claimed": "2.5e3", "relation": "more", "own": "[]",
        "best_for": "Yes.", "best_against": "No.", "change": "All.", "change_text": "Then.",
    },
}  # fmt: skip


def place(kind: str, root: Path) -> Path:
    (root / new_record.KINDS[kind].folder).mkdir(parents=True, exist_ok=True)
    return root


def table(file: Path) -> records.Table:
    return records.parsed(file.read_text("utf-8"), file.name)


@pytest.mark.parametrize("kind", GIVEN)
def test_with_every_value_a_record_is_read_at_once(kind, tmp_path):
    file, left = new_record.create(kind, "new-one", GIVEN[kind], place(kind, tmp_path))
    assert left == []
    assert BLANK not in file.read_text("utf-8")
    record = new_record.KINDS[kind].read("new-one", table(file))
    assert record.name == GIVEN[kind]["name"]


def test_what_was_given_stands_where_it_belongs(tmp_path):
    file, _ = new_record.create("thing", "new-one", GIVEN["thing"], place("thing", tmp_path))
    figure = table(file)["carbon"]["ademe-2025"]
    assert (figure["value"], figure["range"], figure["name"]) == (0.12, [0.1, 0.2], 'ADEME, "mean"')
    file, _ = new_record.create("claim", "new-one", GIVEN["claim"], place("claim", tmp_path))
    assert table(file)["right"] == ["altman-2025", "gemini-2025"]
    assert table(file)["claimed"] == 2500
    file, _ = new_record.create("model", "new-one", GIVEN["model"], place("model", tmp_path))
    assert table(file)["active_parameters"] == [10, 20]


@pytest.mark.parametrize("kind", GIVEN)
def test_a_value_that_is_missing_is_named_and_the_record_refused(kind, tmp_path):
    file, left = new_record.create(kind, "new-one", {}, place(kind, tmp_path))
    (message,) = left
    assert message.startswith(
        f"{new_record.KINDS[kind].folder}/new-one.toml: still to be filled in: "
    )
    assert {"name", "source", "where", "seen"} <= {
        key.rpartition(".")[2] for key in message.split(": ")[2].split(", ")
    }
    with pytest.raises(RecordError, match="still to be filled in"):
        new_record.KINDS[kind].read("new-one", table(file))


@pytest.mark.parametrize("kind", GIVEN)
@pytest.mark.parametrize("key", ["source", "where", "seen", "name"])
def test_one_missing_value_is_enough(kind, key, tmp_path):
    given = {name: value for name, value in GIVEN[kind].items() if name != key}
    _, left = new_record.create(kind, "new-one", given, place(kind, tmp_path))
    assert [line.rpartition(": ")[2].rpartition(".")[2] for line in left] == [key]


def test_keys_stand_in_the_order_of_the_records_there_are(tmp_path):
    file, _ = new_record.create("model", "new-one", GIVEN["model"], place("model", tmp_path))
    assert list(table(file)) == list(records.table("facts/models/claude-haiku-4.5"))
    file, _ = new_record.create("claim", "new-one", GIVEN["claim"], place("claim", tmp_path))
    assert list(table(file)) == list(records.table("claims/beef-water"))
    file, _ = new_record.create("thing", "new-one", GIVEN["thing"], place("thing", tmp_path))
    beef = records.table("facts/things/beef")
    assert list(table(file)["boundary"]) == list(beef["boundary"])
    assert list(table(file)["carbon"]["ademe-2025"]) == list(beef["water"]["lca-blue"])


@pytest.mark.parametrize(
    ("name", "given", "message"),
    [
        ("Hair Dryer", {}, "id 'Hair Dryer' must be small letters"),
        ("beef", {"gruop": "home"}, "no key 'gruop'; near: group"),
    ],
)
def test_what_cannot_be_written_is_refused(name, given, message, tmp_path):
    with pytest.raises(RecordError, match=message):
        new_record.create("thing", name, given, place("thing", tmp_path))
    assert not list(tmp_path.rglob("*.toml"))


def test_a_record_that_is_there_stays(tmp_path):
    file, _ = new_record.create("thing", "beef", {}, place("thing", tmp_path))
    with pytest.raises(RecordError, match="there already"):
        new_record.create("thing", "beef", GIVEN["thing"], tmp_path)
    assert BLANK in file.read_text("utf-8")


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("group", "fod", "group = 'fod' is not known; near: food"),
        ("value", "about 3", "'value' must be a number, not 'about 3'"),
        ("figure", "ademe 2025", "the id 'ademe 2025' must be lower-case letters"),
        ("source", "debate-2052", "no entry 'debate-2052' yet; near: debate-2025"),
    ],
)
def test_a_wrong_value_is_written_and_said(key, value, message, tmp_path):
    file, left = new_record.create(
        "thing", "new-one", {**GIVEN["thing"], key: value}, place("thing", tmp_path)
    )
    assert message in left[0]
    assert value in file.read_text("utf-8")


def test_at_a_terminal_the_words_to_choose_from_are_shown(monkeypatch):
    prompts = []
    monkeypatch.setattr("builtins.input", lambda prompt: prompts.append(prompt) or " typed ")
    given = new_record._asked("model", {"name": "Model 1"})
    assert "status (published, estimated, unknown: of its size): " in prompts
    assert not [prompt for prompt in prompts if prompt.startswith("name")]
    assert given["developer"] == "typed"


@pytest.mark.parametrize("kind", GIVEN)
def test_the_word_writes_a_record_that_the_package_reads(kind, tmp_path):
    """In a copy: make new-... with its values, quotes and all, then the strict reader of the
    package itself."""
    copytree(ROOT / "calc", tmp_path / "calc")
    for name in ("upkeep", "site_build", "templates", "Makefile"):
        (tmp_path / name).symlink_to(ROOT / name)
    given = [f"{key}={value.replace('$', '$$')}" for key, value in GIVEN[kind].items()]
    command = [
        "make",
        "-o",
        ".venv/.site",
        f"python={sys.executable}",
        f"new-{kind}",
        "id=new-one",
        *given,
    ]
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    assert done.returncode == 0, done.stderr
    assert "Left to do" not in done.stdout
    modules = {"thing": "facts.things", "model": "facts", "claim": "claims.claim"}
    read = (
        f"from setara.{modules[kind]} import {kind.upper()}S; "
        f"print({kind.upper()}S['new-one'].name)"
    )
    printout = subprocess.run(
        [sys.executable, "-c", read],
        cwd=tmp_path / "calc",
        capture_output=True,
        text=True,
        check=False,
    )
    assert printout.stderr == ""
    assert printout.stdout.strip() == GIVEN[kind]["name"]
