"""The door: JSON in, JSON out, the same every time, and never an exception."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from setara import EDITION, api
from setara.categories import CATEGORIES
from setara.facts import MODELS, PLACES, SCENARIOS
from setara.questions.limits import NODES
from setara.questions.question import FIELDS
from setara.stages.life_cycle import GRAPH

ANSWER = {
    "edition", "question", "asked", "link", "title", "boundary", "boundary_text", "impacts",
    "chip_energy_per_output_token", "claimed", "steps", "warnings", "draws",
}  # fmt: skip
REFUSAL = {"edition", "problems", "question"}


def answer_to(question):
    return json.loads(api.answer(json.dumps(question)))


@st.composite
def values(draw, least, most):
    """A number within bounds, or two of them as a range."""
    numbers = st.one_of(
        st.integers(int(least) + 1, min(int(most), 10**12)),
        st.floats(max(least, 1e-9), min(most, 1e12)),
    )
    value = draw(numbers)
    return value if draw(st.booleans()) else sorted([value, draw(numbers)])


GIVEN = st.lists(st.sampled_from(sorted(NODES)), max_size=3, unique=True).flatmap(
    lambda names: st.fixed_dictionaries({name: values(*NODES[name]) for name in names})
)
QUESTIONS = st.fixed_dictionaries(
    {"draws": st.just(200)},
    optional={
        **{
            name: st.sampled_from(list(field.choices))
            for name, field in FIELDS.items()
            if field.type == "choice"
        },
        **{
            name: values(field.least, field.most)
            for name, field in FIELDS.items()
            if field.type == "number" and name != "draws"
        },
        "model": st.sampled_from(sorted(MODELS)),
        "grid": st.sampled_from(sorted(PLACES)),
        "given": GIVEN,
    },
)


@pytest.mark.parametrize("name", sorted(SCENARIOS))
def test_a_scenario_is_answered_in_full(name):
    answer = answer_to(SCENARIOS[name]["question"])
    assert set(answer) == ANSWER
    assert answer["edition"] == EDITION
    assert list(answer["impacts"]) == [category.id for category in CATEGORIES]
    for category in CATEGORIES:
        impact = answer["impacts"][category.id]
        assert impact["unit"] == category.unit
        assert 0 < impact["low"] < impact["value"] < impact["high"]
        assert [part["stage"] for part in impact["stages"]] == [
            stage["stage"] for stage in answer["boundary"]
        ]
        assert impact["text"].startswith(impact["number"])
    stated = [
        name
        for text in answer["boundary_text"].values()
        for name in text.split(", ")
        if name != "nothing"
    ]
    assert sorted(stated) == sorted(stage["name"].lower() for stage in answer["boundary"])


@pytest.mark.parametrize("name", sorted(SCENARIOS))
def test_the_same_question_has_the_same_answer(name):
    text = json.dumps(SCENARIOS[name]["question"])
    assert api.answer(text) == api.answer(text)
    assert api.explain(text) == api.explain(text)


def test_the_order_of_a_question_does_not_matter():
    assert answer_to({"grid": "FRA", "model": "llama-3.1-8b"}) == answer_to(
        {"model": "llama-3.1-8b", "grid": "FRA"}
    )


def test_defaults_said_are_defaults_left_out():
    defaults = {name: field.default for name, field in FIELDS.items()}
    assert (
        answer_to(defaults) == answer_to({}) == answer_to({**defaults, "given": {}, "locale": "en"})
    )
    assert answer_to({})["link"] == ""


@settings(max_examples=120)
@given(QUESTIONS)
def test_a_link_asks_the_same_question(question):
    answer = answer_to(question)
    if "problems" in answer:
        return
    linked = json.loads(api.link(answer["link"]))
    assert set(linked) == {"edition", "question", "unknown", "problems"}
    assert (linked["unknown"], linked["problems"]) == ([], [])
    assert answer_to(linked["question"]) == answer


@pytest.mark.parametrize(
    "question",
    [
        {"model": "mistral-large-2", "active_parameters": 10},
        {"model": "gpt-4o", "total_parameters": [100, 200], "active_parameters": 50},
        {"given": {"accelerator_carbon": 10**20}},
        {"given": {"host_overhead": [1e-7, 0.3]}, "answers": 1e15},
        {"given": {"grid_carbon": 1e-12}, "facility_electricity": [1e-7, 0.3]},
    ],
    ids="-".join,
)
def test_a_link_keeps_what_was_said(question):
    answer = answer_to(question)
    assert answer_to(json.loads(api.link(answer["link"]))["question"]) == answer


@pytest.mark.parametrize(
    ("query", "question"),
    [
        ("", {}),
        ("?m=llama-3.1-8b&out=1000", {"model": "llama-3.1-8b", "output_tokens": 1000}),
        ("batch=13..320&pue=1.1", {"concurrent_requests": [13, 320], "pue": 1.1}),
        ("host_overhead=0.3&grid=FRA", {"grid": "FRA", "given": {"host_overhead": 0.3}}),
        ("ed=2026.12&q=carbon&out=5", {"output_tokens": 5}),
    ],
)
def test_links_by_hand(query, question):
    linked = json.loads(api.link(query))
    assert (linked["question"], linked["unknown"], linked["problems"]) == (question, [], [])


def test_a_link_says_what_it_does_not_know():
    linked = json.loads(api.link("grid=FRA&colour=red&out=many&m=lama-3.1-8b"))
    assert linked["unknown"] == ["colour"]
    assert [problem["field"] for problem in linked["problems"]] == ["model", "output_tokens"]


SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=12),
    st.just(10**400),
    st.just(-0.0),
)
JSON_LIKE = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)
HOSTILE = st.dictionaries(
    st.sampled_from([*FIELDS, "given", "locale", "", "__proto__"]),
    JSON_LIKE | st.dictionaries(st.sampled_from(sorted(GRAPH.nodes)), JSON_LIKE, max_size=3),
    max_size=4,
)


@settings(max_examples=200)
@given(HOSTILE)
def test_nothing_hostile_raises(question):
    answer = answer_to({"draws": 200, **question})
    assert set(answer) in (ANSWER, REFUSAL)


EXTREMES = st.sampled_from(
    [0, 5e-324, 1e-300, 1e-9, 0.5, 1, 2, 1e9, 1e30, [1e-300, 1e30], [1, 1e30], [5e-324, 1]]
)


@settings(max_examples=200)
@given(st.dictionaries(st.sampled_from(sorted(NODES)), EXTREMES, max_size=5))
def test_no_extreme_value_of_any_node_raises(given):
    answer = answer_to({"draws": 200, "given": given})
    assert set(answer) in (ANSWER, REFUSAL)
    for impact in answer.get("impacts", {}).values():
        assert 0 <= impact["low"] <= impact["high"] < float("inf")
        assert impact["value"] >= 0


@given(st.text(max_size=60))
def test_no_text_raises(text):
    assert set(json.loads(api.answer(text))) == REFUSAL or text.strip() == "{}"
    assert set(json.loads(api.explain(text))) == REFUSAL or text.strip() == "{}"


@given(
    st.one_of(
        st.text(max_size=60),
        st.text(alphabet="moutbacgrid=&%;.+-019eE", max_size=60),
        st.dictionaries(
            st.sampled_from([field.key for field in FIELDS.values()]),
            st.sampled_from(
                [
                    "1e999",
                    "-1e999",
                    "1..2",
                    "2..1",
                    "nan",
                    "",
                    "1e308",
                    "9" * 400,
                    "%00",
                    "1e999..1e999",
                ]
            ),
        ).map(lambda pairs: "&".join(f"{key}={value}" for key, value in pairs.items())),
    )
)
def test_no_link_raises(query):
    assert set(json.loads(api.link(query))) == {"edition", "question", "unknown", "problems"}


def test_explain_adds_the_notation_of_every_formula():
    answer, explained = answer_to({}), json.loads(api.explain("{}"))
    notations = explained.pop("notations")
    assert explained == answer
    assert set(notations) == {
        name for name, step in answer["steps"].items() if step["kind"] == "formula"
    }
    for name, notation in notations.items():
        assert set(notation) == {"latex", "latex_values"}
        assert notation["latex"].startswith(f"{GRAPH.nodes[name].symbol} = ")
        for text in notation.values():
            assert text.count("{") == text.count("}"), text


def test_a_refusal_is_explained_alike():
    assert json.loads(api.explain('{"grid": "ZZZ"}')) == answer_to({"grid": "ZZZ"})


@pytest.mark.parametrize("model", ["mistral-large-2", "llama-3.1-405b", "gpt-4o", "deepseek-v3"])
def test_steps_lead_from_the_totals_to_the_facts(model):
    steps = answer_to({"model": model, "device": "phone"})["steps"]
    assert {f"total_{category.id}" for category in CATEGORIES} <= set(steps)
    for name, step in steps.items():
        assert step["unit"] == GRAPH.nodes[name].unit
        assert set(step["needs"]) <= set(steps)
        assert step["kind"] in ("formula", "factor", "input", "exact")
        assert bool(step["needs"]) == (step["kind"] == "formula")
        if step["kind"] == "factor":
            assert step["source"]
            assert step["place"].startswith("data/")


def test_asking_from_python_is_the_same_answer():
    assert api.ask(grid="FRA", draws=200) == answer_to({"grid": "FRA", "draws": 200})


def test_asking_from_python_refuses_with_the_message():
    with pytest.raises(ValueError, match="No grid called FRX"):
        api.ask(grid="FRX")
