"""Published figures, run through the graph: reproduced within a stated tolerance, or seen not to be."""

import tomllib
from math import log
from pathlib import Path

import pytest

from setara.core.records import Source, strict
from setara.evaluation import evaluate
from setara.facts import SOURCES
from setara.model import GRAPH, NODES
from setara.question import read

RECORDS = tomllib.loads((Path(__file__).parent / "validation.toml").read_text("utf-8"))
CASES = RECORDS["cases"]
OWN = {name: strict(Source, table, f"validation.toml [{name}]") for name, table in RECORDS["sources"].items()}
REQUIRED = {"says", "published", "unit", "node", "class", "source", "where"}
OPTIONAL = {"tolerance", "factor", "relation", "note", "question", "given"}
UNITS = {  # as printed: the unit of the graph, and how many of it
    "tCO2e": ("kgCO2e", 1000), "kgCO2e": ("kgCO2e", 1), "gCO2e": ("kgCO2e", 1e-3), "lbCO2e": ("kgCO2e", 0.45359237),
    "MWh": ("kWh", 1000), "kWh": ("kWh", 1), "Wh": ("kWh", 1e-3), "ML": ("L", 1e6), "mL": ("L", 1e-3),
    "mgSb": ("kgSb", 1e-6), "J/token": ("J/token", 1),
}  # fmt: skip


def evaluated(case):
    question = read({**case.get("question", {}), "given": case.get("given", {})}, NODES)
    assert question.problems == []
    return evaluate(question)


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_case_is_complete(name):
    case = CASES[name]
    assert REQUIRED <= case.keys() <= REQUIRED | OPTIONAL
    assert case["class"] in "ABCE"
    assert case["source"] in {**SOURCES, **OWN}
    assert UNITS[case["unit"]][0] == GRAPH.nodes[case["node"]].unit
    assert len({"tolerance", "factor", "relation"} & case.keys()) == 1, "one way to compare"
    assert (case["class"] == "E") == ("relation" in case or case.get("factor", 0) >= 5), "envelopes are class E"


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_published_figure(name):
    case = CASES[name]
    evaluation = evaluated(case)
    published, value = case["published"] * UNITS[case["unit"]][1], evaluation.point[case["node"]]
    said = f"{case['says']}: published {published:.4g}, here {value:.4g}, {value / published - 1:+.2%}"
    if "tolerance" in case:
        assert abs(value / published - 1) <= case["tolerance"], said
    elif "factor" in case:
        assert abs(log(value / published)) <= log(case["factor"]), said
    else:
        low, _, high = evaluation.quantiles(case["node"])
        said = f"{said}, range {low:.4g} to {high:.4g}"
        assert {"inside": low <= published <= high, "above": published > high}[case["relation"]], said


def test_own_sources_are_written_once_and_used():
    assert not OWN.keys() & SOURCES.keys(), "now among the sources of the calculator: take it out of validation.toml"
    assert OWN.keys() <= {case["source"] for case in CASES.values()}


def test_there_are_cases_of_every_class():
    found = [case["class"] for case in CASES.values()]
    assert min(found.count(one) for one in "ABCE") >= 8


def test_energy_grows_less_than_size():
    """Ten times the model, ten times the impact? Measured from 8B to 405B at equal batch: an exponent of about 0.8."""
    names = ("measured-llama-3.1-8b-h100-64", "measured-llama-3.1-405b-h100-64")
    small, large = (evaluated(CASES[name]).point["chip_energy_per_output_token"] for name in names)
    measured = log(CASES[names[1]]["published"] / CASES[names[0]]["published"]) / log(405 / 8)
    assert measured == pytest.approx(0.83, abs=0.01)
    assert log(large / small) / log(405 / 8) == pytest.approx(measured, abs=0.1)
