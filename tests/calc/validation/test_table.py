"""The validation as texts: one table for the page and the command line."""

import json
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from setara.__main__ import main
from setara.validation import cases, runs, table

ROOT = Path(__file__).parents[3]


def test_what_is_not_reproduced_comes_first():
    verdicts = [row["verdict"] for row in table.rows()]
    outside = verdicts.count("outside")
    assert outside >= 3, "Mistral's three figures"
    assert set(verdicts[:outside]) == {"outside"}


def test_a_row():
    row = next(row for row in table.rows() if row["id"] == "llama-7b-energy")
    assert (row["published"], row["here"], row["ratio"]) == ("36 MWh", "36.27 MWh", "1.01")
    assert (row["range"], row["verdict_text"], row["passed"]) == ("", "reproduced", True)


def test_a_row_with_a_range_says_by_how_much_it_misses():
    """Published 1.14 g: 1.14 / 0.063 = 18.1 times what is computed here, 20.52 / 1.14 = 18 times
    less."""
    case = cases.CASES["mistral-filled-carbon"]
    assert case.published == 1.14
    computed = cases.Outcome("x", case, 0.063, 0.02, 0.3, None)
    row = table.row(computed)
    assert (row["here"], row["range"], row["ratio"]) == ("0.063 g CO₂e", "0.020 to 0.30", "0.055")
    assert row["verdict_text"] == "published 18 times higher"
    assert (
        table.row(replace(computed, value=20.52, low=12, high=30))["verdict_text"]
        == "published 18 times lower"
    )
    assert table.row(replace(computed, low=1.1, high=1.2))["verdict_text"] == "inside our range"


def test_the_command_prints_the_table(capsys):
    assert main(["validate"]) == 0
    out = capsys.readouterr().out
    for row in table.rows():
        line = next(line for line in out.splitlines() if line.startswith(f"{row['id']}  "))
        assert row["published"] in line
        assert row["here"] in line
    assert f"{len(cases.CASES)} cases and 4 sets of runs, 0 not as expected." in out


def test_the_command_fails_where_a_case_leaves_its_tolerance(capsys, monkeypatch):
    monkeypatch.setitem(
        cases.CASES._made,
        "meena-energy",
        cases.strict(
            cases.Case, {**cases.CASES._tables["meena-energy"], "published": 250}, "a test"
        ),
    )
    assert main(["validate"]) == 1
    line = next(
        line for line in capsys.readouterr().out.splitlines() if line.startswith("meena-energy")
    )
    assert "NOT AS EXPECTED" in line


def test_the_command_fails_where_the_law_leaves_its_band(capsys, monkeypatch):
    monkeypatch.setitem(runs.TABLE, "most", 1.5)
    assert main(["validate", "--json"]) == 1
    rows = json.loads(capsys.readouterr().out)["runs"]
    assert [row["passed"] for row in rows] == [False, False, True, False]


@pytest.mark.parametrize("row", table.agreements(), ids=lambda row: row["hardware"])
def test_an_agreement_counts_its_runs(row):
    assert (
        int(row["within"])
        <= int(row["runs"])
        == sum(run.hardware == row["hardware"] for run in runs.FITTED)
    )


def test_make_validate_prints_the_same():
    done = subprocess.run(
        ["make", "-s", "validate"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert f"{len(cases.CASES)} cases and 4 sets of runs, 0 not as expected." in done.stdout
