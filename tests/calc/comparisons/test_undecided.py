"""A ratio whose range holds both more and less is too close to call, and no number of the other is
said."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from setara import api
from setara.comparisons import comparison
from setara.comparisons.comparison import read_comparison
from setara.comparisons.comparison_texts import times_text, undecided
from setara.facts.quantity import Ratio
from setara.questions.items import LIFE, names

PAIRS = [
    ("answer", "local"),
    ("answer", "low-load"),
    ("answer", "beef"),
    ("answer", "email"),
    ("answer", "altman-2025"),
    ("answer", "france"),
    ("mistral-large-2", "web-search"),
    ("shower", "bath"),
    ("beef", "lamb"),
    ("llama-3-1-70b", "llama-3-1-8b"),
    ("llama-3-1-405b", "life-llama"),
    ("10d-answer", "streaming-hour"),
]
CATEGORIES = ["electricity", "carbon", "water"]
CHOOSABLE = sorted(set(names()) - {LIFE})


def row_and_report(left, right, category, **fields):
    """The ratio of a pair, and what the page says of it."""
    question = {"items": [left, right], "category": category, "draws": 200, **fields}
    made = read_comparison(question)
    (_, row) = comparison.rows(made, comparison.answer_to(made.question))
    return row, json.loads(api.compare(json.dumps(question)))


def holds(row, report):
    (pair,), title = report["held"], report["title"]
    if row.each is None or not row.each.value:
        return
    open_ = row.each.low < 1 < row.each.high and undecided(row.each)
    headline = f"{title['before']} {title['number']}{title['after']}"
    sentence = "{before} {text} {after}".format(**pair["ratio"])
    for text in (headline, sentence):
        assert text.startswith("Too close to call: ") == open_
        assert (" between " in text.partition(", somewhere")[0] and " times as " in text) == open_
    assert (pair["inverse"] is None) == open_
    if pair["whole"]:
        open_whole = row.whole.low < 1 < row.whole.high and undecided(row.whole)
        assert ("too close to call" in pair["whole"]["before"]) == open_whole
    if row.whole.low < 1 < row.whole.high:
        assert not any(line.startswith("Equal at ") for line in pair["breakeven"])


@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
@pytest.mark.parametrize("category", CATEGORIES)
def test_a_pair_is_called_close_where_it_is(pair, category):
    holds(*row_and_report(*pair, category))


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(CHOOSABLE), st.sampled_from(CHOOSABLE), st.sampled_from(CATEGORIES))
def test_any_pair_is_called_close_where_it_is(left, right, category):
    if left != right:
        holds(*row_and_report(left, right, category))


def test_some_pairs_are_close_and_some_are_not():
    close = [undecided(row_and_report(*pair, "carbon")[0].each) for pair in PAIRS]
    assert {True, False} == set(close)


def test_a_laptop_beside_a_large_model_is_too_close_to_call():
    report = json.loads(api.compare('{"items": ["answer", "local"], "model": "gpt-5"}'))
    title = report["title"]
    assert title["before"] == "Too close to call: 1 laptop answer emits"
    assert title["number"].startswith("between ")
    assert title["after"] == " as much as 1 answer"
    assert "1.2 answers" not in json.dumps(report, ensure_ascii=False).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (0.138, 7.63, "between a tenth and 7.6 times"),
        (0.52, 2, "between half and 2 times"),
        (0.33, 1.26, "between 0.3 and 1.3 times"),
        (0.07, 12.4, "between 0.07 and 12 times"),
        (0.998, 1.0004, "between 0.998 and 1.0004 times"),
    ],
)
def test_the_range_is_said_in_words(low, high, words):
    assert times_text(Ratio(1.0, low, high), "en") == words


@pytest.mark.parametrize(
    ("low", "high"), [(1, 2), (0.5, 1), (1 - 1e-15, 1 + 1e-15), (2, 3), (0.1, 0.2)]
)
def test_what_touches_one_is_decided(low, high):
    assert not undecided(Ratio((low + high) / 2, low, high))
