"""The curves: the reader's model on the line, the line inside its band, and never an exception."""

import json
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from setara import api
from setara.validation.runs import RUNS
from tests.calc.test_api import QUESTIONS


def drawn(**question):
    return json.loads(api.curve(json.dumps(question)))


def places(path):
    return [tuple(map(float, pair.split(","))) for pair in path.removeprefix("M").split(" L")]


def height(points, x):
    """How high a line is at a place, between its points."""
    for (x1, y1), (x2, y2) in pairwise(points):
        if x1 <= x <= x2:
            return y1 + (y2 - y1) * (x - x1) / (x2 - x1)
    raise AssertionError(f"{x} is beyond the line")


@pytest.mark.parametrize("view", ["requests", "size"])
@pytest.mark.parametrize(
    "question", [{}, {"model": "llama-3.1-8b", "concurrent_requests": 8}, {"hardware": "a100-2024"}]
)
def test_the_model_stands_on_the_line_of_dense_models(question, view):
    curve = drawn(**question)[view]
    assert curve["you"]["y"] == pytest.approx(
        height(places(curve["line"]), curve["you"]["x"]), abs=0.5
    )


def test_a_mixture_of_experts_stands_beside_it():
    """22 of 235 billion are active: it takes less than a dense model of its size."""
    curve = drawn(model="qwen3-235b-a22b")["size"]
    assert curve["you"]["y"] > height(places(curve["line"]), curve["you"]["x"]) + 2, (
        "lower on the page is less energy"
    )


@settings(max_examples=25, deadline=None)
@given(st.floats(0.5, 500), st.sampled_from(["h100-2026", "b200-2026", "h100-2024", "a100-2024"]))
def test_more_requests_take_less_each_and_larger_models_more(size, hardware):
    curves = drawn(active_parameters=size, hardware=hardware)
    down = [y for _, y in places(curves["requests"]["line"])]
    up = [y for _, y in places(curves["size"]["line"])]
    assert down == sorted(down)
    assert up == sorted(up, reverse=True)


def test_the_band_holds_the_line():
    curve = drawn()["requests"]
    line, band = places(curve["line"]), places(curve["band"])
    upper, lower = band[: len(line)], band[: len(line) - 1 : -1]
    for (x, y), (x1, y1), (x2, y2) in zip(line, upper, lower, strict=True):
        assert x == x1 == x2
        assert y1 < y < y2


def test_the_number_is_that_of_the_answer():
    curves, answer = drawn(model="llama-3.1-8b"), api.ask(model="llama-3.1-8b")
    assert curves["link"] == answer["link"]
    assert curves["title"]["number"] + "/token" == answer["chip_energy_per_output_token"]["text"]


def test_measured_runs_of_the_model_stand_beside_its_line():
    curve = drawn(model="llama-3.1-70b", hardware="b200-2026")["requests"]
    runs = [run for run in RUNS if run.model == "llama-3.1-70b" and run.hardware == "b200-2026"]
    assert len(curve["runs"]) == len(runs) == 4
    assert curve["measured"] == "Dots: 4 measured runs of this model on this hardware."


@pytest.mark.parametrize(
    "question", [{}, {"active_parameters": 70}, {"model": "llama-3.1-8b", "hardware": "local"}]
)
def test_a_model_that_was_not_measured_says_so(question):
    curve = drawn(**question)["requests"]
    assert curve["runs"] == []
    assert curve["measured"].startswith("No run of this model")


def test_one_request_alone_is_written_so():
    assert drawn(concurrent_requests=1)["title"]["after"] == " with 1 request together"


@settings(max_examples=60, deadline=None)
@given(QUESTIONS)
def test_any_question_is_drawn_or_refused(question):
    curves = drawn(**question)
    if "problems" in curves:
        assert all(problem["message"] for problem in curves["problems"])
    else:
        for view in ("requests", "size"):
            for x, y in places(curves[view]["line"]):
                assert 0 <= x <= 100
                assert 0 <= y <= 100


def test_what_takes_nothing_has_no_curve():
    nothing = dict.fromkeys(
        ("arithmetic_coefficient", "weight_coefficient", "fixed_energy", "attention_coefficient"), 0
    )
    refusal = drawn(given=nothing)
    assert refusal["problems"][0]["message"].startswith("With these values there is no curve")


def test_a_measured_token_is_not_on_the_curve_of_the_law():
    (problem,) = drawn(chip_energy_per_output_token=3)["problems"]
    assert "measured" in problem["message"]


def test_what_was_set_is_said_first():
    assert drawn(given={"fit_residual": 2})["title"]["before"].startswith(
        "With fit residual set to 2, a token of "
    )


def test_a_question_that_is_refused_is_refused_here_too():
    assert (
        drawn(model="nope")["problems"] == json.loads(api.answer('{"model": "nope"}'))["problems"]
    )
