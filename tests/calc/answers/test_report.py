"""The texts of an answer: small and large results, words for what is left out, notes beyond the
measured runs."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from setara.answers.report import report
from setara.evaluation.evaluation import evaluate
from setara.questions.limits import EVERY_NODE
from setara.questions.question import read

ZERO = re.compile(r"0([.,]0*)?(?![\d.,])")


def stated(answers, **question):
    """So many answers, or so small a part of one, as no reader may ask."""
    return report(evaluate(read({**question, "given": {"answers": answers}}, EVERY_NODE)))


def texts(answer):
    for impact in answer["impacts"].values():
        yield impact["value"], impact["text"]
        yield impact["low"], impact["low_text"]
        yield impact["high"], impact["high_text"]
        for part in (*impact["stages"], *impact["parts"]):
            if part["value"]:
                yield part["value"], part["text"]
    yield answer["impacts"]["carbon"]["value"], answer["title"]["number"]


def test_zero_is_told_from_what_is_small():
    assert all(ZERO.match(text) for text in ("0", "0.00", "0\u00a0g", "0,0"))
    assert not any(
        ZERO.match(text)
        for text in ("0.01", "0.0010\u00a0nWh", "1", "1.0\u00a0×\u00a010⁻⁹", "0,05")
    )


@settings(max_examples=40)
@given(
    answers=st.one_of(st.floats(1e-15, 1e15), st.sampled_from([1e-15, 1e-9, 1e15])),
    tokens=st.integers(1, 10**7),
    locale=st.sampled_from(["en", "id"]),
)
def test_nothing_small_is_printed_as_zero(answers, tokens, locale):
    answer = stated(answers, output_tokens=tokens, locale=locale, draws=200, device="laptop")
    for value, text in texts(answer):
        assert value > 0
        assert not ZERO.match(text), (value, text)


def test_a_small_answer_by_hand(ask):
    # A billionth of the default answer: 0.25 Wh becomes 0.25 nWh, 0.11 g becomes 0.11 ng.
    small, default = stated(1e-9), ask()
    for name, unit in (("electricity", "nWh"), ("carbon", "ng CO₂e"), ("water", "nL")):
        assert small["impacts"][name]["unit_text"] == unit
        assert small["impacts"][name]["value"] == pytest.approx(
            1e-9 * default["impacts"][name]["value"], rel=1e-9
        )


def test_a_huge_answer_is_printed(ask):
    answer = ask(
        answers=1e15, output_tokens=3_000_000, prompt_tokens=3_000_000, cached_tokens=3_000_000
    )
    for _, text in texts(answer):
        assert re.match(r"[\d.,]+", text)
    assert len(answer["impacts"]["carbon"]["text"]) < 40


@pytest.mark.parametrize(
    ("question", "field", "words"),
    [
        ({"active_parameters": 3}, "model", "7 billion"),
        ({"cached_tokens": 20_000}, "cached_tokens", "10,000"),
        ({"prompt_tokens": 20_000}, "prompt_tokens", "10,000"),
        ({"model": "gpt-4o"}, "model", "not published"),
        ({"grid": "US-CA"}, "grid", "chimneys"),
        ({"grid": "ABW"}, "grid", "world"),
        ({"accounting": "market"}, "accounting", "Do not compare"),
        ({"device": "phone"}, "device", "not assessed"),
    ],
)
def test_what_to_know_beside_the_number(ask, question, field, words):
    assert [
        warning
        for warning in ask(**question)["warnings"]
        if warning["field"] == field and words in warning["message"]
    ]


def test_within_the_measured_runs_nothing_is_noted(ask):
    assert ask()["warnings"] == []
    assert ask(active_parameters=7, prompt_tokens=4000, output_tokens=4000)["warnings"] == []


def test_stages_say_their_state(ask):
    for question, expected in (
        (
            {},
            {
                "training": "unknown",
                "construction": "unknown",
                "device": "out",
                "network": "in",
                "hardware": "in",
            },
        ),
        (
            {"model": "llama-3.1-8b", "device": "phone", "network": "none"},
            {"training": "in", "device": "in", "network": "out"},
        ),
        ({"model": "llama-3.1-8b", "mode": "marginal"}, {"training": "out"}),
        ({"given": {"hardware_counted": 0}}, {"hardware": "out"}),
    ):
        answer = ask(**question)
        states = {stage["stage"]: stage["state"] for stage in answer["boundary"]}
        assert expected.items() <= states.items()
        for impact in answer["impacts"].values():
            for part in impact["stages"]:
                word = {"out": "left out", "unknown": "not assessed", "none": "none"}.get(
                    part["state"]
                )
                assert (part["value"] is None) == (word is not None)
                assert word in (None, part["text"])


def test_a_stage_without_electricity_has_none(ask):
    stages = {stage["stage"]: stage for stage in ask()["impacts"]["electricity"]["stages"]}
    assert stages["hardware"]["state"] == stages["end"]["state"] == "none"


def test_the_title_counts(ask):
    for question, text in (
        ({}, "One answer of 400 tokens emits about"),
        ({"output_tokens": 1}, "One answer of 1 token emits about"),
        ({"answers": 1000, "reasoning_tokens": 8000}, "1,000 answers of 8,400 tokens emit about"),
        ({"answers": 1000, "locale": "id"}, "1.000 answers of 400 tokens emit about"),
    ):
        assert ask(**question)["title"]["before"] == text


@settings(max_examples=25)
@given(
    answers=st.integers(1, 10**12),
    model=st.sampled_from(["mistral-large-2", "llama-3.1-405b", "gpt-4o"]),
    load=st.sampled_from(["filled", "low", "dedicated"]),
)
def test_pictures_stay_on_their_paper(ask, answers, model, load):
    answer = ask(answers=answers, model=model, load=load, device="phone", draws=200)
    for impact in answer["impacts"].values():
        ends = [(segment["x"], segment["x"] + segment["width"]) for segment in impact["strip"]]
        assert ends
        assert all(0 <= start < stop <= 100.3 for start, stop in ends)
        assert [start for start, _ in ends] == sorted(start for start, _ in ends)
        bar = impact["bar"]
        assert 0 <= bar["low"] <= bar["point"] <= bar["high"] <= 100
        assert all(
            0 <= mark["x"] <= 100 for mark in (*bar["ticks"], *bar["decades"], *bar["comparators"])
        )
        assert all(0 <= driver["width"] <= 100 for driver in impact["drivers"])


def test_there_is_no_bar_for_nothing():
    assert all(impact["bar"] is None for impact in stated(0)["impacts"].values())


def test_a_bar_compares_one_answer_with_published_ones(ask):
    assert len(ask()["impacts"]["carbon"]["bar"]["comparators"]) > 1
    assert ask(answers=2)["impacts"]["carbon"]["bar"]["comparators"] == []
