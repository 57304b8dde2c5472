"""Two figures asked about at the door: a waterfall, its link, and what cannot be answered."""

import json
from itertools import pairwise
from math import prod

import pytest
from pytest import approx

from setara import api
from setara.reconciliations.pairs import PAIRS

EXACT = 1e-12


def reply_to(**question):
    return json.loads(api.reconcile(json.dumps(question)))


@pytest.mark.parametrize("name", PAIRS)
def test_the_door_gives_a_waterfall(name):
    pair = PAIRS[name]
    reply = reply_to(a=pair.a, b=pair.b, category=pair.category)
    rows = reply["rows"]
    assert [row["kind"] for row in (rows[0], rows[-1])] == ["end", "end"]
    assert rows[0]["value"] * prod(row["factor"] for row in rows[1:-1]) == approx(
        rows[-1]["value"], rel=EXACT
    )
    assert rows[-2]["kind"] == "rest"
    for before, row in pairwise(rows):
        assert 0 <= row["x"] <= row["x"] + row["width"] <= 100.01
        assert before["at"] == approx(row["x"], abs=0.02) or before["at"] == approx(
            row["x"] + row["width"], abs=0.02
        )
    assert reply["pair"] == name
    first = name == next(iter(PAIRS))
    assert reply["link"] == ("" if first else f"a={pair.a}&b={pair.b}&c={pair.category}")
    assert json.loads(api.reconcile_link(reply["link"]))["question"] == (
        {} if first else {"a": pair.a, "b": pair.b, "category": pair.category}
    )
    assert all(source["where"] for row in rows for source in row["sources"])


def test_without_a_question_the_first_pair_is_shown():
    assert reply_to() == reply_to(a="gemini-2025", b="mistral-large-2", category="carbon")


def test_an_impact_is_preferred_where_both_have_it():
    assert (
        reply_to(a="gemini-2025", b="ecologits-france", prefer="water")["category"]["id"] == "water"
    )
    assert (
        reply_to(a="gemini-2025", b="epoch-2025", prefer="water")["category"]["id"] == "electricity"
    )


def test_a_link_keeps_what_means_nothing_and_says_what_is_wrong():
    reply = json.loads(api.reconcile_link("ed=2026.12&a=mistral&vs=beef"))
    assert reply["question"] == {"a": "mistral"}
    assert reply["unknown"] == ["vs"]
    assert [problem["field"] for problem in reply["problems"]] == ["a"]
    assert json.loads(api.reconcile_link("a=" + "x" * 2000))["problems"][0]["field"] == "link"


def test_an_impact_that_nobody_named_is_one_that_both_have():
    assert reply_to(a="altman-2025", b="mistral-large-2")["category"]["id"] == "water"


@pytest.mark.parametrize(
    ("question", "field", "words"),
    [
        ({"a": "mistral"}, "a", "mistral-large-2"),
        ({"b": "Gemini"}, "b", "gemini-2025"),
        ({"a": "mistral-large-2"}, "b", "the same figure"),
        ({"category": "wter"}, "category", "wter"),
        ({"category": "metals"}, "category", "has no figure for metals"),
        ({"a": "epoch-2025"}, "b", "no impact in common"),
        (
            {"a": "patterson-gpt-3", "b": "epoch-2025"},
            "b",
            "One is for a training, the other for one answer",
        ),
        ({"figure": "x"}, "figure", "no field called figure"),
        ({"a": ["x"]}, "a", "No figure called"),
        ({"category": {"x": 1}}, "category", "No impact called"),
        ({"locale": "fr"}, "locale", "fr"),
    ],
)
def test_what_cannot_be_answered_is_said_beside_its_field(question, field, words):
    reply = reply_to(**question)
    assert "rows" not in reply
    problem = next(problem for problem in reply["problems"] if problem["field"] == field)
    assert words in problem["message"]
    assert problem["accepted"]


def test_the_door_never_raises():
    for text in ("", "[]", "nonsense", '{"a": null}', '{"a": true, "b": 1e999}'):
        assert isinstance(json.loads(api.reconcile(text)), dict)
