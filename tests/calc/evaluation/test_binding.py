"""Which value stands at each leaf, on what evidence, and what shares its draws."""

from math import sqrt

import pytest
from pytest import approx

from setara.categories import IMPACTS
from setara.evaluation.binding import bind
from setara.evaluation.evaluation import RESULTS, evaluate
from setara.facts import MODELS, PLACES, WORLD
from setara.questions.limits import NODES
from setara.questions.question import FIELDS, read
from setara.stages.factors import EXACT, FACTORS
from setara.stages.life_cycle import GRAPH


def bound(**question):
    understood = read(question, NODES)
    assert understood.problems == []
    return bind(understood)


def drawn(**question):
    return evaluate(read({"draws": 200, **question}, NODES)).drawn


@pytest.mark.parametrize("hardware", FIELDS["hardware"].choices)
@pytest.mark.parametrize("load", FIELDS["load"].choices)
@pytest.mark.parametrize("mode", FIELDS["mode"].choices)
def test_every_leaf_has_a_value_in_every_choice(hardware, load, mode):
    bounds = bound(hardware=hardware, load=load, mode=mode)
    assert set(GRAPH.behind(RESULTS, bounds)) & set(GRAPH.leaves) <= set(bounds)
    assert all(leaf.low is None or leaf.low <= leaf.value <= leaf.high for leaf in bounds.values())


def test_evidence_stands_behind_every_factor():
    for name, leaf in bound(model="llama-3.1-405b", accounting="market", device="phone").items():
        assert leaf.origin in ("factor", "input", "exact")
        assert (leaf.origin == "exact") == (name in EXACT)
        if leaf.origin == "factor":
            assert leaf.figure
            assert leaf.figure.value == leaf.value
            assert leaf.place.startswith("data/")


def test_what_the_reader_says_comes_before_everything():
    bounds = bound(
        hardware="local", pue=1.5, chip_energy_per_output_token=7, given={"host_overhead": 0.3}
    )
    names = ("power_usage_effectiveness", "host_overhead", "chip_energy_per_output_token")
    assert [bounds[name].value for name in names] == [1.5, 0.3, 7]
    assert bounds["chip_energy_per_output_token"].figure is None
    assert not bounds["host_overhead"].uncertain


def test_a_range_is_drawn_around_its_geometric_mean():
    # The square root of 0.1 x 0.4 is 0.2.
    overhead = bound(given={"host_overhead": [0.1, 0.4]})["host_overhead"]
    assert (overhead.value, overhead.low, overhead.high) == (approx(0.2, rel=1e-12), 0.1, 0.4)
    assert overhead.uncertain


def test_draws_keep_within_what_is_possible():
    draws = bound(pue=[1, 1.2], concurrent_requests=[1, 4])
    for name in ("power_usage_effectiveness", "concurrent_requests"):
        assert min(draws[name].draws(2000)) == 1


def test_a_precision_is_declared_by_the_model_unless_it_runs_at_home():
    name = next(name for name, model in MODELS.items() if model.precision_bits == 4)
    assert bound(model=name)["precision_bits"].value == 4
    assert (
        bound(model="mistral-large-2")["precision_bits"].value
        == FACTORS["precision_bits"].options["default"].value
    )
    assert bound(model=name, precision_bits=16)["precision_bits"].value == 16
    eight = next(name for name, model in MODELS.items() if model.precision_bits == 8)
    local = FACTORS["precision_bits"].options["local"].value
    assert bound(model=eight, hardware="local")["precision_bits"].value == local


def test_training_is_that_of_the_model():
    bounds = bound(model="llama-3.1-405b", grid="FRA")
    training = MODELS["llama-3.1-405b"].training
    assert bounds["training_accelerator_hours"].value == training.accelerator_hours
    assert bounds["training_grid_carbon"].value == PLACES[training.grid].carbon.value
    assert bounds["grid_carbon"].value == PLACES["FRA"].carbon.value
    unknown = bound(active_parameters=8)
    assert unknown["training_tokens"].value == 0
    assert not {"training_accelerator_hours", "training_accelerator_electricity"} & set(unknown)


def test_a_missing_figure_is_the_worlds_and_three_times_less_sure():
    code = next(code for code, place in PLACES.items() if place.water is None and not place.part_of)
    water, world = bound(grid=code)["grid_water"], PLACES[WORLD].water
    assert water.value == world.value
    assert (water.low, water.high) == (
        approx(world.range[0] / 3, rel=1e-12),
        approx(world.range[1] * 3, rel=1e-12),
    )
    assert water.figure.kind == "assumed"
    assert PLACES[code].name in water.figure.note


def test_a_state_has_its_own_carbon_and_the_rest_of_its_country():
    state, country = bound(grid="US-CA"), bound(grid="USA")
    assert (
        state["grid_carbon"].value == PLACES["US-CA"].carbon.value != country["grid_carbon"].value
    )
    for impact in IMPACTS[1:]:
        assert state[f"grid_{impact.id}"] == country[f"grid_{impact.id}"]


def test_one_figure_has_one_column():
    draws = drawn(model="llama-3.1-405b", grid="USA")
    assert list(draws["training_slot_lifetime"]) == list(draws["slot_lifetime"])
    assert list(draws["training_water_usage_effectiveness"]) == list(
        draws["water_usage_effectiveness"]
    )
    assert list(draws["training_grid_carbon"]) == list(draws["grid_carbon"])
    local = drawn(model="llama-3.1-8b", hardware="local", device="laptop")
    assert list(local["slot_carbon"]) == list(local["device_making_carbon"])


def test_two_figures_have_two_columns():
    draws = drawn()
    assert sorted(draws["host_overhead"]) != list(draws["host_overhead"])
    order = sorted(range(200), key=list(draws["host_overhead"]).__getitem__)
    assert order != sorted(range(200), key=list(draws["idle_reserve"]).__getitem__)


@pytest.mark.parametrize(
    "name", [name for name, model in MODELS.items() if model.status != "published"]
)
def test_the_sizes_of_an_unpublished_model_move_together(name):
    """A large draw of the active parameters is a large draw of the total; active never passes
    total."""
    draws, model = drawn(model=name), MODELS[name]
    active, total = draws["active_parameters"], draws["total_parameters"]
    assert all(part <= whole * (1 + 1e-12) for part, whole in zip(active, total, strict=True))
    assert bound(model=name)["active_parameters"].value == approx(
        sqrt(model.active_parameters[0] * model.active_parameters[1])
    )
    order = sorted(range(200), key=list(active).__getitem__)
    assert order == sorted(range(200), key=list(total).__getitem__)
