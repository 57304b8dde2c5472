"""Lives of models among other things, worked by hand."""

import json

import pytest
from pytest import approx

from setara import api
from setara.facts import LIVES


def compared(**question):
    report = json.loads(api.compare(json.dumps(question)))
    assert "problems" not in report, report
    return report


def test_a_life_is_compared_and_one_of_its_answers():
    """The mean over all its answers, by hand: 14.3 kt over 548 million is 26 g."""
    life, answer, beef = compared(life={}, items=["life", "answer", "beef"])["rows"]
    lived = json.loads(api.life("{}"))
    impact = lived["impacts"]["carbon"]
    assert (life["value"], life["low"], life["high"]) == (
        impact["value"],
        impact["low"],
        impact["high"],
    )
    assert answer["value"] == approx(impact["per_answer"]["average"]["value"], rel=1e-9)
    assert answer["value"] == approx(0.0261, rel=0.05)
    assert beef["value"] == compared(items=["beef", "answer"])["rows"][0]["value"]
    assert life["label"] == "This life"


@pytest.mark.parametrize("name", LIVES)
def test_a_named_life_stands_among_other_things(name):
    item = f"life-{name}"
    here, there = (
        compared(life=LIVES[name]["question"], items=["life", "beef"]),
        compared(items=[item, "beef"]),
    )
    assert here["rows"][0]["value"] == there["rows"][0]["value"]
    assert here["link"].startswith(f"vs={item},beef")
    assert "assumed" in there["rows"][0]["figure_name"]
    assert json.loads(api.compare_link(here["link"]))["problems"] == []
    assert (
        compared(life={**LIVES[name]["question"], "answers_per_day": 7}, items=["life", "beef"])[
            "link"
        ]
        == ""
    )


def test_a_life_that_nobody_asked_about_is_refused():
    (problem,) = json.loads(api.compare('{"items": ["life", "beef"]}'))["problems"]
    assert (problem["field"], problem["near"][0]) == ("items.0.thing", "life-llama")
    problems = json.loads(api.compare('{"life": {"model": "x"}, "grid": "FRA"}'))["problems"]
    assert [problem["field"] for problem in problems] == ["model", "grid"]
