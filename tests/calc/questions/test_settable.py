"""A link never states a result: whatever a reader may set, the stages are the total; what is
computed is refused."""

import json
from math import sqrt

import pytest
from pytest import approx

from setara import api
from setara.comparisons.comparison import ALL_FIELDS
from setara.core import link
from setara.lives.life import LIFE_FIELDS
from setara.lives.life import NODES as NODES_OF_LIFE
from setara.questions.limits import EVERY_NODE, NODES
from setara.questions.question import FIELDS
from setara.stages.factors import EXACT
from setara.stages.life_cycle import GRAPH

CALLS = {"answer": (FIELDS, NODES, "link"), "life": (LIFE_FIELDS, NODES_OF_LIFE, "life_link")}
BESIDE = {"supply_carbon": {"accounting": "market"}}  # what a field needs to be answered
PREFERRED = (0.5, 1, 2, 100)


def reply_to(call, question):
    return json.loads(getattr(api, call)(json.dumps({"draws": 200, **question})))


def inside(least, most, whole=False):
    """Some values within bounds, both ends among them, and a range."""
    middle = [
        number for number in PREFERRED if least <= number <= most and not (whole and number % 1)
    ]
    between = sqrt(max(least, 1e-6) * most)
    values = [least, *middle, round(between) if whole else between]
    low, high = sorted((values[-1], most))
    return [*values, [low, high]] if 0 < low < high else values


def questions(call):
    fields, nodes, _ = CALLS[call]
    for name, field in fields.items():
        if field.type == "number" and name != "draws":
            yield (
                name,
                [
                    {name: value, **BESIDE.get(name, {})}
                    for value in inside(field.least, field.most, field.whole)
                ],
            )
        elif field.type in ("choice", "model", "grid"):
            yield name, [{name: option} for option in list(field.options())[:6]]
    for name in nodes:
        field = nodes.field(name)
        yield (
            f"given.{name}",
            [{"given": {name: value}} for value in inside(field.least, field.most, field.whole)],
        )


@pytest.mark.parametrize("call", CALLS)
def test_the_stages_are_the_total_whatever_is_set(call):
    """With a training run and a device, so that no stage is left out."""
    for name, asks in questions(call):
        answered = 0
        for question in asks:
            reply = reply_to(call, {"model": "llama-3.1-405b", "device": "laptop", **question})
            if "problems" in reply:
                assert reply["problems"]
                continue
            answered += 1
            for category, impact in reply["impacts"].items():
                stages = [stage for stage in impact["stages"] if stage["value"] is not None]
                assert sum(stage["value"] for stage in stages) == approx(
                    impact["value"], rel=1e-9
                ), (
                    question,
                    category,
                )
                if impact["value"]:
                    assert sum(stage["share"] for stage in stages) == approx(1, rel=1e-9), (
                        question,
                        category,
                    )
        assert answered or name == "lifetime_tokens", f"{call}: {name} is never answered"


@pytest.mark.parametrize("name", sorted(GRAPH.formulas))
@pytest.mark.parametrize("call", [*CALLS, "compare"])
def test_what_is_computed_is_refused(call, name):
    """By name always, and in links unless a field has that key."""
    fields, nodes, read_link = {**CALLS, "compare": (ALL_FIELDS, NODES, "compare_link")}[call]
    (problem,) = reply_to(call, {"given": {name: 1}})["problems"]
    assert problem["field"] == f"given.{name}"
    if name in nodes.field_names:
        field_name = nodes.field_names[name]
        assert problem["near"] == [field_name]
        assert f"{field_name}, in links {fields[field_name].key}" in problem["message"]
    else:
        assert "is a result" in problem["message"]
        assert problem["near"]
        assert all(neighbour in nodes or neighbour in fields for neighbour in problem["near"])
        assert all(
            (fields[neighbour].key if neighbour in fields else neighbour) in problem["message"]
            for neighbour in problem["near"]
        )
    read = json.loads(getattr(api, read_link)(f"{name}=1"))
    by_key = any(field.key == name for field in fields.values())
    assert by_key or [problem["field"] for problem in read["problems"]] == [f"given.{name}"]


def test_the_four_keys_that_are_formulas_too():
    """Three are measured; the fourth, the tokens of a model's life, is assumed for an answer."""
    keys = {field.key for field in FIELDS.values()} & set(GRAPH.formulas)
    measured = {"facility_electricity", "chip_energy_per_output_token", "supply_carbon"}
    assert keys == measured | {"lifetime_tokens"}
    assert all(FIELDS[name].first for name in keys)


@pytest.mark.parametrize("call", CALLS)
def test_names_are_leaves_that_no_field_asks_for(call):
    fields, nodes, _ = CALLS[call]
    assert nodes.keys() <= GRAPH.leaves.keys() - EXACT.keys()
    assert not nodes.keys() & {field.node or name for name, field in fields.items()}
    assert len(nodes) > 50
    assert set(nodes) <= set(EVERY_NODE)


@pytest.mark.parametrize(
    ("given", "field", "key"),
    [
        ({"output_tokens": 1.5}, "output_tokens", "out"),
        ({"active_parameters": 1000}, "active_parameters", "active"),
        ({"power_usage_effectiveness": 1.1}, "pue", "pue"),
        ({"concurrent_requests": 8}, "concurrent_requests", "batch"),
    ],
)
def test_what_a_field_asks_for_is_said_as_that_field(given, field, key):
    (problem,) = reply_to("answer", {"pue": 1.2, "total_parameters": 2, "given": given})["problems"]
    assert problem["near"] == [field]
    assert f"{field}, in links {key}" in problem["message"]


def test_both_ends_of_a_service_say_how_long_it_runs():
    (problem,) = reply_to("life", {"given": {"service_months": 5}})["problems"]
    assert problem["near"] == ["end"]


def test_a_conversion_stays_as_it_is():
    (problem,) = reply_to("answer", {"given": {"seconds_per_hour": 1}})["problems"]
    assert "exact" in problem["message"]


@pytest.mark.parametrize("value", [0.5, 2, -1])
def test_a_stage_is_counted_or_not(value):
    """Half of a stage would be a share of the result."""
    (problem,) = reply_to("answer", {"given": {"hardware_counted": value}})["problems"]
    assert problem["field"] == "given.hardware_counted"


def test_electricity_at_the_meter_is_that_of_one_answer():
    """By hand: 1 Wh each for 1000 answers is 1 kWh at the meter of the data centre; the network
    comes on top."""
    single = reply_to("answer", {"facility_electricity": 0.001, "network": "none"})
    many = reply_to("answer", {"facility_electricity": 0.001, "network": "none", "answers": 1000})
    assert single["impacts"]["electricity"]["value"] == approx(0.001, rel=1e-12)
    assert many["impacts"]["electricity"]["value"] == approx(1, rel=1e-12)
    for name, impact in many["impacts"].items():
        assert impact["value"] == approx(1000 * single["impacts"][name]["value"], rel=1e-9)
    life = reply_to("life", {"facility_electricity": [0.001, 0.004], "network": "none"})
    step = life["steps"]["facility_electricity"]["value"]
    assert step == approx(0.002 * life["steps"]["answers"]["value"], rel=1e-9)


@pytest.mark.parametrize("call", ["answer", "life"])
def test_a_range_of_answers_is_not_multiplied_by_what_one_takes(call):
    field = {"answer": "answers", "life": "answers_per_day"}[call]
    (problem,) = reply_to(call, {"facility_electricity": 0.001, field: [10, 20]})["problems"]
    assert problem["field"] == "facility_electricity"


def test_a_measured_token_is_that_of_the_chips():
    """By hand: 3 J for each of 400 tokens, nothing for the prompt, times host, reserve and
    building."""
    asks = {
        "chip_energy_per_output_token": 3,
        "network": "none",
        "given": {"prompt_coefficient": 0},
    }
    steps = reply_to("answer", asks)["steps"]
    assert steps["chip_energy"]["value"] == approx(1200, rel=1e-12)
    assert steps["facility_electricity"]["value"] == approx(
        1200 * 1.4 * 1.1 * 1.2 / 3.6e6, rel=1e-12
    )


def test_a_contract_counts_where_contracts_do():
    market = reply_to("answer", {"accounting": "market", "supply_carbon": 0.1})
    assert market["steps"]["supply_carbon"]["value"] == 0.1
    for question in ({}, {"hardware": "local"}, {"hardware": "local", "accounting": "market"}):
        (problem,) = reply_to("answer", {**question, "supply_carbon": 0.1})["problems"]
        assert problem["field"] == "supply_carbon"
    assert link.read(market["link"]) == {"acc": "market", "supply_carbon": "0.1", "draws": "200"}


def test_factors_of_an_answer_reach_the_lives_beside_it_as_far_as_they_may():
    """A life asks for the tokens of its training itself; what lies around the accelerators is the
    same for all."""
    given = {"host_overhead": 0.9, "training_tokens": 1e12}
    plain, variant = (
        reply_to("compare", {"items": ["life-open", "beef"], "given": factors})["rows"][0]["value"]
        for factors in ({}, given)
    )
    life = reply_to(
        "life",
        {
            "model": "olmo-2-7b",
            "start": "2024-11",
            "end": "2026-05",
            "answers_per_day": 100000,
            "given": {"host_overhead": 0.9},
        },
    )
    assert variant == approx(life["impacts"]["carbon"]["value"], rel=1e-9)
    assert variant > plain
