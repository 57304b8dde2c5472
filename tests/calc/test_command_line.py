"""The command line: tables for people, JSON for programs, refusals without a traceback."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from setara import EDITION, api
from setara.__main__ import main
from setara.core import records
from setara.facts import MODELS, PLACES
from setara.questions.question import FIELDS
from setara.stages.factors import FACTORS

CALC = Path(__file__).parents[2] / "calc"
LISTS = {
    "factors": sum(len(factor.options) for factor in FACTORS.values()),
    "fields": len(FIELDS)
    + len(records.table("lives/life"))
    + len(records.table("comparisons/comparison")),
    "models": len(MODELS),
    "grids": len(PLACES),
}


@pytest.fixture
def run(capsys):
    """The exit code of a command, and what it wrote."""

    def run(*arguments):
        try:
            code = main(arguments)
        except SystemExit as stop:
            code = stop.code
        return code, *capsys.readouterr()

    return run


def test_an_answer_for_people(run):
    code, out, err = run("answer")
    answer = json.loads(api.answer("{}"))
    assert (code, err) == (0, "")
    assert out.startswith(f"{answer['title']['before']} {answer['title']['number']}")
    for impact in answer["impacts"].values():
        row = next(line for line in out.splitlines() if line.startswith(f"{impact['name']}  "))
        assert impact["text"] in row
        assert impact["range_text"] in row
    assert f"Edition {EDITION}." in out


def test_an_answer_for_programs_is_that_of_the_door(run):
    code, out, _ = run("answer", '{"grid": "FRA", "draws": 200}', "--json")
    assert code == 0
    assert json.loads(out) == json.loads(api.answer('{"grid": "FRA", "draws": 200}'))


def test_three_ways_to_ask_are_one(run):
    answer = json.loads(api.answer('{"grid": "FRA", "output_tokens": 1000}'))
    for arguments in (
        ['{"grid": "FRA", "output_tokens": 1000}'],
        ["--grid", "FRA", "--output-tokens", "1000"],
        ["--link", "grid=FRA&out=1000"],
        ['{"grid": "POL", "output_tokens": 1000}', "--grid", "FRA"],
    ):
        code, out, _ = run("answer", *arguments, "--json")
        assert (code, json.loads(out)) == (0, answer)


def test_a_question_is_read_from_standard_input(run, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO('{"grid": "FRA"}'))
    assert run("answer", "-", "--json") == run("answer", "--grid", "FRA", "--json")


def test_any_node_may_be_given(run):
    code, out, _ = run(
        "answer", "--given", "host_overhead=0.3", "--given", "idle_reserve=0.2", "--json"
    )
    assert code == 0
    assert json.loads(out)["question"]["given"] == {"host_overhead": 0.3, "idle_reserve": 0.2}


def test_notes_are_printed(run):
    _, out, _ = run("answer", "--model", "gpt-4o")
    assert any(line.startswith("Note: ") and "not published" in line for line in out.splitlines())


def test_explain_prints_the_formulas_down_to_the_sources(run):
    code, out, err = run("explain", "--node", "facility_electricity")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0].startswith("Facility electricity: ")
    assert any("= IT electricity × building overhead (PUE)" in line for line in lines)
    assert any(f": {FACTORS['host_overhead'].options['default'].source}]" in line for line in lines)


def test_explain_for_programs(run):
    code, out, _ = run("explain", "--json", "--draws", "200")
    assert code == 0
    assert json.loads(out)["total_carbon"]["kind"] == "formula"


@pytest.mark.parametrize("name", sorted(LISTS))
def test_lists(run, name):
    code, out, err = run(name)
    assert (code, err) == (0, "")
    assert len(out.splitlines()) == LISTS[name] + 1
    code, out, _ = run(name, "--json")
    rows = json.loads(out)
    assert (code, len(rows)) == (0, LISTS[name])
    assert all(row.keys() == rows[0].keys() for row in rows)
    firsts = [tuple(row.values())[:2] for row in rows]
    assert len(set(firsts)) == len(firsts)


@pytest.mark.parametrize(
    ("arguments", "field", "words"),
    [
        (["--grid", "ZZZ"], "grid", "No grid called ZZZ"),
        (["--model", "lama-3.1-8b"], "model", "Near: llama-3.1-8b"),
        (["--output-tokens", "many"], "output_tokens", "not a number"),
        (["--output-tokens", "1.000"], "output_tokens", "could mean 1000 or 1"),
        (["--pue", "0.9"], "pue", "at least 1"),
        (["--pue", "nan"], "pue", "not a number"),
        (["--given", "host_overhed=1"], "given.host_overhed", "Near: host_overhead"),
        (["--given", "host_overhead"], "given.host_overhead", "not a number"),
        (["--link", "out=many"], "output_tokens", "not a number"),
        (["--link", "out=1.000"], "output_tokens", "could mean 1000 or 1"),
        (["--link", "total_carbon=1000"], "given.total_carbon", "is a result"),
        (["--given", "total_carbon=1000"], "given.total_carbon", "is a result"),
        (["--link", "x=1&" * 1000], "link", "at most"),
        (["nonsense"], "question", "not JSON"),
        (["[1, 2]"], "question", "must be a JSON object"),
        (["[1, 2]", "--grid", "FRA"], "question", "must be a JSON object"),
        (['"text"', "--grid", "FRA"], "question", "must be a JSON object"),
        (['{"given": 5}', "--grid", "FRA"], "given", "names of the graph"),
        (['{"given": [1]}', "--given", "host_overhead=1"], "given", "names of the graph"),
        (["\ud800"], "question", "not JSON"),
        (['{"\\ud800": 1}'], "?", "no field called"),
    ],
    ids=lambda argument: (
        " ".join(argument)[:30].encode("ascii", "replace").decode()
        if isinstance(argument, list)
        else None
    ),
)
def test_a_refusal_goes_to_standard_error(run, arguments, field, words):
    code, out, err = run("answer", *arguments)
    assert (code, out) == (2, "")
    assert err.startswith(f"{field}: ")
    assert words in err
    assert "Traceback" not in err


def test_a_refusal_for_programs(run):
    code, out, err = run("answer", "--grid", "ZZZ", "--json")
    assert (code, err) == (2, "")
    assert [problem["field"] for problem in json.loads(out)["problems"]] == ["grid"]


def test_an_unknown_node_is_refused(run):
    code, out, err = run("explain", "--node", "total_wateer")
    assert (code, out) == (2, "")
    assert "total_wateer" in err
    assert "Near: total_water" in err
    _, out, _ = run("explain", "--node", "total_wateer", "--json")
    assert "total_water" in json.loads(out)["problems"][0]["near"]


@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
@pytest.mark.parametrize(
    "arguments",
    [
        ["answer"],
        ["explain"],
        ["life"],
        ["factors"],
        ["fields"],
        ["models"],
        ["grids"],
        ["answer", "--help"],
    ],
)
def test_whoever_reads_may_stop_early(arguments, encoding):
    """The reader of the pipe is gone before anything is written."""
    environment = {**os.environ, "PYTHONPATH": str(CALC), "PYTHONIOENCODING": encoding}
    command = [sys.executable, "-m", "setara", *arguments]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        running.stdout.close()
        errors = running.stderr.read().decode()
    assert errors == ""
    assert running.returncode == (
        0 if "--help" in arguments else 141
    )  # the parser itself stops writing without a word


@pytest.mark.parametrize(
    "arguments", [[], ["anser"], ["answer", "--gird", "FRA"], ["factors", "--nonsense"]]
)
def test_an_unknown_command_shows_the_usage(run, arguments):
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("usage: setara")


def test_help_names_every_field(run):
    code, out, _ = run("answer", "--help")
    assert code == 0
    for name in FIELDS:
        assert f"--{name.replace('_', '-')}" in out
    assert run("--version") == (0, f"setara {EDITION}\n", "")


@pytest.mark.parametrize(
    ("arguments", "code"), [(["answer", "--draws", "200"], 0), (["answer", "--grid", "ZZZ"], 2)]
)
@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_as_a_module_in_a_process_of_its_own(arguments, code, encoding):
    environment = {**os.environ, "PYTHONPATH": str(CALC), "PYTHONIOENCODING": encoding}
    done = subprocess.run(
        [sys.executable, "-m", "setara", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    assert bool(done.stdout) == (code == 0)


def test_a_life(run):
    arguments = (
        "--model",
        "bloom-176b",
        "--start",
        "2022-07",
        "--end",
        "2023-07",
        "--answers-per-day",
        "12800",
    )
    code, out, err = run("life", *arguments)
    life = json.loads(
        api.life(
            '{"model": "bloom-176b", "start": "2022-07", "end": "2023-07", "answers_per_day": '
            "12800}"
        )
    )
    assert (code, err) == (0, "")
    assert out.startswith(f"{life['title']['before']} {life['title']['number']}")
    for line in (
        life["service"],
        life["training"],
        life["impacts"]["carbon"]["break_even"]["sentence"],
    ):
        assert line in out.splitlines()
    assert run("life", "--link", life["link"])[1] == out
    assert json.loads(run("life", *arguments, "--json")[1]) == life


def test_a_life_that_cannot_be(run):
    code, out, err = run(
        "life", "--start", "2025-01", "--end", "2024-01", "--training-accelerator-hours", "0"
    )
    assert (code, out) == (2, "")
    assert "end: The service ends in 2024-01 and starts in 2025-01" in err
    assert "training_accelerator_hours: Accelerator-hours is at least 1; you gave 0." in err
