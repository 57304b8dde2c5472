"""From one published figure to another: the steps multiply to it, both ways are one, and a case
worked by hand."""

import json
from itertools import combinations
from math import isfinite, prod

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pytest import approx

from setara import api
from setara.categories import CATEGORIES
from setara.facts import PLACES, PUBLISHED, SCENARIOS
from setara.reconciliations.pair_question import categories
from setara.reconciliations.pairs import PAIRS, known, reconciled
from setara.reconciliations.reconciliation import reconcile
from setara.reconciliations.sides import OWN, names, side
from setara.stages.factors import FACTORS

EXACT = 1e-12
PER = {name: PUBLISHED[name].per if name in PUBLISHED else "answer" for name in names()}
RARE = [
    (a, b, category)
    for category in ("carbon", "water", "metals")
    for a, b in combinations(
        [name for name in PUBLISHED if category in PUBLISHED[name].alternatives], 2
    )
    if PER[a] == PER[b] == "answer"
]


def shared(a, b):
    return [category for category in categories(a) if category in categories(b)]


def pair_sides(name):
    return tuple(side(figure, PAIRS[name].category) for figure in (PAIRS[name].a, PAIRS[name].b))


def factors(way):
    return {step.aspect: step.factor for step in way.steps}


def holds(a, b, category):
    """What is true of any two figures of a category."""
    first, second = side(a, category), side(b, category)
    way = reconcile(first, second)
    assert way.steps[-1].aspect == "rest"
    assert way.steps[-1].value == second.value
    assert first.value * prod(step.factor for step in way.steps) == approx(second.value, rel=EXACT)
    running = first.value
    for step in way.steps:
        assert isfinite(step.factor)
        assert step.factor > 0
        assert step.low <= step.high
        assert step.value == approx(running * step.factor, rel=EXACT)
        running = step.value
    aspects = [step.aspect for step in way.steps]
    assert len(set(aspects)) == len(aspects)
    assert not set(aspects) & {*way.alike, *way.open}


@pytest.mark.parametrize(("a", "b", "category"), RARE)
def test_any_two_answers_with_more_than_electricity(a, b, category):
    holds(a, b, category)


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_any_two_figures(data):
    a = data.draw(st.sampled_from(sorted(names())))
    b = data.draw(
        st.sampled_from(
            [name for name in sorted(names()) if PER[name] == PER[a] and name != a] or [a]
        )
    )
    assume(a != b and shared(a, b))
    holds(a, b, data.draw(st.sampled_from(shared(a, b))))


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(RARE))
def test_the_way_back_is_the_same_way(pair):
    first, second = (side(name, pair[2]) for name in pair[:2])
    there, back = reconcile(first, second), reconcile(second, first)
    turned = {"inputs": "outputs", "outputs": "inputs"}
    expected = {turned.get(name, name): 1 / factor for name, factor in factors(there).items()}
    assert factors(back) == approx(expected, rel=EXACT)
    assert (set(back.alike), set(back.open)) == (set(there.alike), set(there.open))


def test_a_case_worked_by_hand():
    """Gemini’s 0.03 g and Mistral’s 1.14 g, with France, H100 of 2024 and 16 bit assumed for
    Mistral."""
    way, _ = reconciled(*pair_sides("gemini-mistral-carbon"))
    ratios = factors(way)
    assert list(ratios) == ["inputs", "accounting", "electricity", "intensity", "rest"]
    # Google's inputs: 0.24 Wh at 94 g/kWh is 22.56 mg, and 10 mg of scopes 1 and 3: 32.56 mg,
    # printed as 30 mg.
    assert ratios["inputs"] == approx(32.56 / 30)
    # On its grids: 0.24 Wh at 345 g/kWh is 82.8 mg, and the same 10 mg: 92.8 mg.
    assert ratios["accounting"] == approx(92.8 / 32.56)
    # The calculator for Mistral's case, H100 of 2024, 16 bit, 64 requests together, 123 billion
    # parameters:
    # arithmetic 0.0082 × 123 = 1.0086; weights 0.947 × 123 / 64 = 1.8200; fixed 0.049; together
    # 2.8776 J/token.
    # attention 0.23 × 64e-6 × 123^0.35 × (200 + 400/2) = 0.0317 J/token, so 400 tokens take 1163.7
    # J.
    #   prompt 0.0033 × 123 × 200 = 81.2 J; all 1244.9 J at the chips.
    law = {
        name: FACTORS[name].options["h100-2024"].value
        for name in ("arithmetic_coefficient", "weight_coefficient")
    }
    fixed = FACTORS["fixed_energy"].options["h100-2024"].value
    default = lambda name: FACTORS[name].options["default"].value  # noqa: E731
    token = law["arithmetic_coefficient"] * 123 + law["weight_coefficient"] * 123 / 64 + fixed
    memory = default("key_value_scale") * (123 / default("reference_parameters")) ** default(
        "key_value_exponent"
    )
    token += FACTORS["attention_coefficient"].options["default"].value * memory * 400
    chips = token * 400 + default("prompt_coefficient") * 123 * 200
    assert chips == approx(1244.9, rel=1e-3)
    # Google's host 0.06/0.14, idle 0.02/0.20 and building 0.24/0.22 around the chips: 1244.9 J ×
    # 12/7 = 0.593 Wh.
    meter = chips * (1 + 0.06 / 0.14) * (1 + 0.02 / 0.20) * (0.24 / 0.22) / 3600
    assert meter == approx(0.593, rel=1e-3)
    # At 345 g/kWh, and the hardware's 10 mg in proportion to the chips' time: the factor is that of
    # the electricity.
    assert ratios["electricity"] == approx(meter / 0.24)
    # In France: 0.593 Wh at the French intensity, and 24.7 mg of hardware, over 0.593 Wh at 345
    # g/kWh and the same.
    france, hardware = PLACES["FRA"].carbon.value * 1000, 10 * meter / 0.24
    assert ratios["intensity"] == approx((meter * france + hardware) / (meter * 345 + hardware))
    # What is left: 1.14 g over 49.3 mg.
    assert ratios["rest"] == approx(1140 / (meter * france + hardware))


def test_water_on_site_and_with_power_stations():
    """0.24 Wh: over 1.0909 and times 1.15 is 0.253 mL on site; times 3.1321 more at power stations
    is 1.0047 mL."""
    ratios = factors(reconciled(*pair_sides("gemini-water"))[0])
    site = 0.24 / (0.24 / 0.22) * 1.15
    assert ratios["inputs"] == approx(site / 0.26)
    assert ratios["stations"] == approx((site + 0.24 * 3.1321) / site)
    assert ratios["rest"] == approx(1)


def test_chips_host_idle_machines_and_building():
    """0.10 Wh at the chips: × (1 + 0.06/0.14) × (1 + 0.02/0.20), then × 0.24/0.22; 0.14 over 0.10
    is left."""
    ratios = factors(reconciled(*pair_sides("gemini-boundary"))[0])
    assert ratios == approx({"host": 20 / 14, "idle": 1.1, "building": 0.24 / 0.22, "rest": 1.4})


def test_a_training_with_its_hardware_against_one_without():
    """GPT-3: 1,287 MWh at 429 g; BLOOM: 689.8 MWh at 57 g and 11.2 t of hardware."""
    ratios = factors(reconciled(*pair_sides("gpt-3-bloom"))[0])
    hardware = 11200 * (1287000 / 1.1) / 689842  # in proportion to the machines' electricity
    assert ratios["hardware"] == approx(1 + hardware / (1287000 * 0.429))
    assert ratios["rest"] == approx(1)


def reported(name):
    pair = PAIRS[name]
    report = json.loads(
        api.reconcile(json.dumps({"a": pair.a, "b": pair.b, "category": pair.category}))
    )
    return {row["label"]: row for row in report["rows"]}


def test_a_meter_without_idle_machines_has_none_removed():
    """Jegham counts machines while they compute: to the chips alone it is the host, 1/(1 + 0.4),
    and 1/1.12."""
    ratios = factors(reconciled(*pair_sides("jegham-ml-energy"))[0])
    assert "idle" not in ratios
    assert ratios["host"] == approx(1 / (1 + FACTORS["host_overhead"].options["default"].value))
    assert ratios["building"] == approx(1 / 1.12)


def test_electricity_is_shown_at_the_meter_that_is_compared():
    """GPT-3's 1,287 MWh of a building are 1,170 MWh of machines, 689.8 over it 0.59; BLOOM's
    hardware is scaled."""
    rows = reported("gpt-3-bloom")
    words = rows["Electricity"]["words"].replace("\u00a0", " ")
    assert words == "from 1.17 GWh at the meter compared (1.29 GWh at its own) to 690 MWh"
    assert rows["Electricity"]["basis"] == "as published"
    assert rows["Making the hardware"]["basis"] == "by this calculator"


@pytest.mark.parametrize("name", PAIRS)
def test_every_known_pair(name):
    pair = PAIRS[name]
    assert known(pair.b, pair.a, pair.category) == name
    assert {assumption.side for assumption in pair.assume} <= {pair.a, pair.b}
    way, effects = reconciled(*pair_sides(name))
    assert len(effects) == len(pair.candidates)
    assert all(effect.factor != approx(1, rel=1e-3) for effect in effects), (
        "a candidate that changes nothing"
    )
    assumed = any(step.basis == "assumed" for step in way.steps)
    assert assumed == bool(pair.assume)
    assert pair.intro.endswith(".")


def test_what_is_assumed_of_a_pair_is_assumed_either_way_round_and_nowhere_else():
    there = factors(reconciled(*pair_sides("gemini-mistral-carbon"))[0])
    back = factors(reconciled(*pair_sides("gemini-mistral-carbon")[::-1])[0])
    assert back["intensity"] == approx(1 / there["intensity"])
    alone = reconciled(side("gemini-2025-location", "carbon"), side("mistral-large-2", "carbon"))[0]
    assert "intensity" in alone.open


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_an_answer_of_this_calculator_is_a_side(scenario):
    for category in CATEGORIES:
        figure = side(f"{OWN}{scenario}", category.id)
        answer = json.loads(api.answer(json.dumps(SCENARIOS[scenario]["question"])))
        assert figure.value == answer["impacts"][category.id]["value"]
        assert figure.link == answer["link"]


def test_two_answers_of_this_calculator_leave_nothing_over():
    way = reconcile(side("setara-default", "carbon"), side("setara-low-load", "carbon"))
    assert list(factors(way)) == ["load", "rest"]
    assert way.steps[-1].factor == approx(1, rel=EXACT)
    assert way.steps[-1].high == approx(1, rel=EXACT)
