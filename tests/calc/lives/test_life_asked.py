"""What a question about a life is refused for, and how it stands in a link."""

import json

import pytest

from setara import api
from setara.lives.life import LIFE_FIELDS


def lived(**question):
    report = json.loads(api.life(json.dumps(question)))
    assert "problems" not in report, report["problems"]
    return report


def refused(**question):
    report = json.loads(api.life(json.dumps(question)))
    assert set(report) == {"edition", "problems", "question"}
    return {problem["field"]: problem for problem in report["problems"]}


@pytest.mark.parametrize(
    ("question", "field", "words"),
    [
        ({"training_accelerator_hours": 0}, "training_accelerator_hours", "at least 1; you gave 0"),
        (
            {"training_facility_overhead": 0.9},
            "training_facility_overhead",
            "at least 1; you gave 0.9",
        ),
        ({"pue": 0.99}, "pue", "at least 1; you gave 0.99"),
        ({"start": "2025-02", "end": "2025-01"}, "end", "ends in 2025-01 and starts in 2025-02"),
        ({"start": "2025-01", "end": "2025-01"}, "end", "must end later"),
        ({"end": "soon"}, "end", "“soon” is not a year and a month"),
        ({"end": "2025-13"}, "end", "“2025-13” is not a year and a month"),
        ({"start": 2025}, "start", "“2025” is not a year and a month"),
        (
            {"lifetime_tokens": 1e9},
            "lifetime_tokens",
            "more than the 1\u00a0billion\u00a0tokens of",
        ),
        ({"lifetime_tokens": [1e11, 1e13]}, "lifetime_tokens", "more than the 100\u00a0billion"),
        ({"answers_per_day": 0}, "answers_per_day", "at least 1; you gave 0"),
        ({"prompt_tokens": 0, "output_tokens": 0}, "output_tokens", "serves nothing"),
        (
            {"training_tokens": 1e12, "training_accelerator_hours": 10},
            "training_tokens",
            "not both",
        ),
        ({"training_grid": "FRX"}, "training_grid", "FRA (France)"),
        ({"model": "llama-3.1-405"}, "model", "llama-3.1-405b"),
        ({"mode": "marginal"}, "mode", "no field called mode"),
        (
            {"given": {"nothing": 1}},
            "given.nothing",
            "Nothing in the calculation is called nothing",
        ),
    ],
)
def test_what_is_refused_beside_the_field(question, field, words):
    problem = refused(**question)[field]
    assert words in problem["message"]
    assert problem["accepted"]


@pytest.mark.parametrize("text", ["", "[]", "{", "null", '"life"', '{"start": null, "end": []}'])
def test_what_is_no_question_is_data_too(text):
    report = json.loads(api.life(text))
    assert "problems" in report or report["title"]


def test_a_link_asks_what_was_asked():
    question = {
        "model": "bloom-176b",
        "start": "2022-07",
        "end": "2023-07",
        "answers_per_day": [1000, 20000],
        "training_accelerator_hours": 1e6,
        "training_grid": "DEU",
        "lifetime_tokens": 1e12,
        "load": "low",
    }
    report = lived(**question)
    read = json.loads(api.life_link(report["link"]))
    assert read["problems"] == []
    assert read["unknown"] == []
    assert lived(**read["question"])["impacts"] == report["impacts"]
    assert report["link"] == (
        "m=bloom-176b&from=2022-07&to=2023-07&daily=1000..20000&hours=1000000&tgrid=DEU"
        "&life=1000000000000&load=low"
    )


def test_a_link_may_hold_keys_that_mean_nothing_here():
    read = json.loads(api.life_link("from=2024-01&mode=marginal&utm=1&tpue=0.5"))
    assert read["unknown"] == ["mode", "utm"]
    assert [problem["field"] for problem in read["problems"]] == ["training_facility_overhead"]


def test_keys_of_fields_are_unique():
    keys = [life_field.key for life_field in LIFE_FIELDS.values()]
    assert len(keys) == len(set(keys))
