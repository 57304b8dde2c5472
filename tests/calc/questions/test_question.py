"""What a question may say: read as meant, or refused with the field, what it accepts, and what is
near."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from setara import api
from setara.facts import MODELS, PLACES
from setara.questions.question import FIELDS
from setara.stages.life_cycle import GRAPH

NAN, INFINITE = float("nan"), float("inf")
NUMBERS = [name for name, field in FIELDS.items() if field.type == "number"]
IDS = [name for name, field in FIELDS.items() if field.type in ("model", "grid", "choice")]
NO_NUMBERS = [
    NAN,
    INFINITE,
    -INFINITE,
    -1,
    True,
    False,
    "many",
    "",
    "12",
    {},
    {"value": 1},
    [],
    [1],
    [1, 2, 3],
]
NO_RANGES = [
    [2, 1],
    [0, 300],
    [-1, 300],
    [300, NAN],
    [True, 300],
    ["300", "400"],
    [[300, 400], 500],
]


@pytest.mark.parametrize("value", [*NO_NUMBERS, *NO_RANGES], ids=repr)
@pytest.mark.parametrize("name", NUMBERS)
def test_what_is_no_number_is_refused(refused, name, value):
    problems = refused(**{name: value})
    assert {problem["field"] for problem in problems} == {name}
    assert "number from" in problems[0]["accepted"]
    assert FIELDS[name].label in problems[0]["message"]


@pytest.mark.parametrize("value", [*NO_NUMBERS, *NO_RANGES], ids=repr)
def test_what_is_no_number_is_refused_by_the_name_of_a_node(refused, value):
    problems = refused(given={"host_overhead": value})
    assert {problem["field"] for problem in problems} == {"given.host_overhead"}


@pytest.mark.parametrize("name", NUMBERS)
def test_the_accepted_range_ends_where_it_says(ask, refused, name):
    field = FIELDS[name]
    for value in (field.least * 0.99 if field.least else -1e-9, field.most * 1.01, 10**400):
        (problem,) = refused(**{name: value})
        assert problem["field"] == name
        assert f"{field.least:g}" in problem["accepted"]
        assert f"{field.most:g}" in problem["accepted"]
    for value in (field.least, field.most):
        if name != "draws":  # the most draws take a while, and are asked for elsewhere
            beside = {"accounting": "market"} if name == "supply_carbon" else {}
            assert ask(draws=200, **beside, **{name: value})["question"][name] == value


@pytest.mark.parametrize("value", ["xyzzy", "", 5, 1.5, True, [], ["USA"], {}, NAN], ids=repr)
@pytest.mark.parametrize("name", IDS)
def test_what_is_no_known_name_is_refused(refused, name, value):
    (problem,) = refused(**{name: value})
    assert problem["field"] == name
    assert problem["accepted"]
    assert "Nothing was computed" in problem["message"]


@pytest.mark.parametrize(
    ("field", "value", "near"),
    [
        ("model", "mistral-large2", "mistral-large-2"),
        ("model", "Llama 3.1 8B", "llama-3.1-8b"),
        ("model", "lama-3.1-405b", "llama-3.1-405b"),
        ("grid", "France", "FRA"),
        ("grid", "US", "USA"),
        ("grid", "indonesia", "IDN"),
        ("hardware", "h100", "h100-2026"),
        ("load", "filed", "filled"),
        ("mode", "margin", "marginal"),
        ("accounting", "markets", "market"),
        ("device", "telephone", "phone"),
    ],
)
def test_near_names_are_offered(refused, field, value, near):
    (problem,) = refused(**{field: value})
    assert near in problem["near"]
    assert near in problem["message"]


@pytest.mark.parametrize("name", IDS)
def test_upper_and_lower_case_are_the_same(ask, name):
    option = list(FIELDS[name].options())[-1]
    for text in (option.lower(), option.upper(), option.title()):
        assert ask(draws=200, **{name: text})["question"][name] == option


def test_fra_is_france(ask):
    assert ask(grid="fra") == ask(grid="FRA")


def test_an_unknown_field_is_refused_with_the_near_one(refused):
    (problem,) = refused(gird="FRA")
    assert problem["field"] == "gird"
    assert "grid" in problem["near"]
    (problem,) = refused(given={"host_overhed": 0.3})
    assert problem["field"] == "given.host_overhed"
    assert "host_overhead" in problem["near"]


@pytest.mark.parametrize("value", [[1], "host_overhead", 5, [["host_overhead", 1]]], ids=repr)
def test_given_is_a_table(refused, value):
    (problem,) = refused(given=value)
    assert problem["field"] == "given"


def test_all_problems_are_told_at_once(refused):
    problems = refused(grid="ZZZ", output_tokens=-1, modle="x", given={"nothing_at_all": 1})
    assert {problem["field"] for problem in problems} == {
        "grid",
        "output_tokens",
        "modle",
        "given.nothing_at_all",
    }


@pytest.mark.parametrize(
    "text", ["", "{", "null", "[]", "5", '"text"', "{'a': 1}", "NaN", "[" * 5000, '{"a":' * 5000]
)
def test_what_is_no_object_is_refused(text):
    (problem,) = json.loads(api.answer(text))["problems"]
    assert problem["field"] == "question"
    assert problem["accepted"] == "a JSON object"


def test_a_question_has_a_longest_length():
    (problem,) = json.loads(api.answer('{"model": "' + "x" * api.LONGEST + '"}'))["problems"]
    assert f"at most {api.LONGEST}" in problem["accepted"]


def test_total_is_at_least_active(refused):
    for active, total in ((10, 5), ([5, 10], [4, 20]), ([5, 10], [6, 9]), (10, [5, 20])):
        problems = refused(active_parameters=active, total_parameters=total)
        assert [problem["field"] for problem in problems] == ["total_parameters"]


@pytest.mark.parametrize(
    "given",
    [
        {"training_facility_overhead": 0.9},
        {"device_utilisation": 1.5},
        {"slot_utilisation": 2},
        {"network_counted": 0.5},
        {"host_overhead": -0.1},
    ],
    ids=lambda nodes: next(iter(nodes)),
)
def test_a_node_has_the_bounds_of_what_it_is(refused, given):
    problems = refused(given=given)
    assert [problem["field"] for problem in problems] == [f"given.{next(iter(given))}"]


def test_one_size_makes_a_dense_model_of_no_name(ask):
    answer = ask(total_parameters=70)
    assert [
        answer["question"][name] for name in ("model", "active_parameters", "total_parameters")
    ] == [None, 70, 70]
    assert ask(active_parameters=70)["impacts"] == answer["impacts"]


@pytest.mark.parametrize(
    ("text", "locale", "value"),
    [
        ("1,500", "en", 1500),
        ("1.500", "id", 1500),
        ("1.5e3", "en", 1500),
        ("1500", "en", 1500),
        ("1500", "id", 1500),
        ("1 500", "id", 1500),
    ],
)
def test_text_is_read_by_the_stated_locale(ask, text, locale, value):
    answer = ask(output_tokens=text, locale=locale, draws=200)
    assert (answer["question"]["output_tokens"], answer["question"]["locale"]) == (value, locale)


@pytest.mark.parametrize(
    ("field", "text", "locale"),
    [
        ("output_tokens", "1,5", "en"),
        ("output_tokens", "1.000", "en"),
        ("output_tokens", "1,000", "id"),
        ("wue", "0.250", "id"),
        ("pue", "1.2", "id"),
        ("pue", "1,2", "en"),
        ("answers", "1,00", "en"),
    ],
)
def test_text_that_could_be_a_thousand_times_off_is_refused(refused, field, text, locale):
    (problem,) = refused(**{field: text, "locale": locale})
    assert problem["field"] == field
    assert text in problem["message"]


@pytest.mark.parametrize("text", ["1,5", "1.000", "1500"])
def test_text_without_a_locale_is_refused(refused, text):
    assert [problem["field"] for problem in refused(output_tokens=text)] == ["output_tokens"]


@pytest.mark.parametrize("locale", ["fr", "EN", 5, [], {}, True], ids=repr)
def test_an_unknown_locale_is_refused(refused, locale):
    (problem,) = refused(locale=locale)
    assert (problem["field"], problem["accepted"]) == ("locale", "en, id")


@pytest.mark.parametrize("name", sorted(MODELS))
def test_every_model_is_answered(ask, name):
    answer = ask(model=name, draws=200)
    assert answer["impacts"]["carbon"]["value"] > 0
    assert any("not published" in warning["message"] for warning in answer["warnings"]) == (
        MODELS[name].status != "published"
    )


@pytest.mark.parametrize("code", sorted(PLACES))
def test_every_place_is_answered(ask, code):
    answer = ask(grid=code, draws=200)
    assert min(impact["value"] for impact in answer["impacts"].values()) > 0
    place = PLACES[code]
    complete = (
        all((place.water, place.metals, place.primary_energy)) and place.scope == "life cycle"
    )
    assert any(warning["field"] == "grid" for warning in answer["warnings"]) == (not complete)


@settings(max_examples=50)
@given(name=st.sampled_from(sorted(GRAPH.nodes)), value=st.floats(1, 100))
def test_any_name_of_the_graph_is_given_or_refused(name, value):
    answer = json.loads(api.answer(json.dumps({"given": {name: value}, "draws": 200})))
    if "problems" in answer:
        assert {problem["field"] for problem in answer["problems"]} == {f"given.{name}"}
    elif name in answer["steps"]:
        assert answer["steps"][name]["value"] == value
