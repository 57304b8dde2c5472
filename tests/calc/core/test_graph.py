"""The graph: names that fit, an order that can be computed, slips refused with the name and the
near miss."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setara.core.formula import formula
from setara.core.graph import Graph, GraphError, Leaf
from setara.core.verbs import at_least

LEAVES = [
    Leaf("chip_energy", "J", "E", "Energy of the chips."),
    Leaf("overhead", "1", "h", "Energy of the rest over that of the chips."),
    Leaf("duration", "s", "t", "How long it takes."),
    Leaf("least_power", "W", "P_0", "Power at rest."),
]


@formula(unit="J", symbol="E_s")
def server_energy(chip_energy, overhead):
    """Energy of the server."""
    return chip_energy * (1 + overhead)


@formula(unit="W", symbol="P")
def server_power(server_energy, duration, least_power):
    """Power of the server."""
    return at_least(server_energy / duration, least_power)


@formula(unit="J", symbol="E_2")
def two_servers(server_energy):
    """Energy of two servers."""
    return server_energy + server_energy


GRAPH = Graph([two_servers, server_power, server_energy], LEAVES)
VALUES = {"chip_energy": 100.0, "overhead": 0.5, "duration": 10.0, "least_power": 2.0}
NUMBERS = st.floats(0.1, 1e3)


def refused(formulas, leaves=LEAVES):
    with pytest.raises(GraphError) as error:
        Graph(formulas, leaves)
    return str(error.value)


def test_a_formula_says_what_it_is():
    assert (server_energy.name, server_energy.unit, server_energy.symbol) == (
        "server_energy",
        "J",
        "E_s",
    )
    assert server_energy.needs == ("chip_energy", "overhead")
    assert server_energy.meaning == "Energy of the server."
    assert server_energy.stage == "core"  # the folder it stands in
    assert server_energy(2, 0.5) == 3


def test_everything_is_computed_in_an_order_that_works():
    # 100 J x 1.5 = 150 J; over 10 s is 15 W, more than 2 W; twice is 300 J.
    assert GRAPH.evaluate(VALUES) == {
        **VALUES,
        "server_energy": 150.0,
        "server_power": 15.0,
        "two_servers": 300.0,
    }


def test_a_given_formula_is_not_computed():
    # 50 J over 10 s is 5 W, whatever the chips take.
    values = GRAPH.evaluate({**VALUES, "server_energy": 50.0})
    assert (values["server_power"], values["two_servers"]) == (5.0, 100.0)


def test_an_unknown_need_is_refused_with_the_near_miss():
    @formula(unit="J", symbol="X")
    def wrong(chip_enery):
        """Misspelt."""
        return chip_enery

    assert refused([wrong]) == "wrong needs chip_enery, which nothing provides; near: chip_energy"


def test_a_circle_is_refused_with_its_path():
    @formula(unit="J", symbol="X")
    def hen(egg):
        """From an egg."""
        return egg

    @formula(unit="J", symbol="Y")
    def egg(hen):
        """From a hen."""
        return hen

    message = refused([hen, egg])
    assert "circle" in message
    assert "hen → egg → hen" in message or "egg → hen → egg" in message


def test_a_wrong_unit_is_refused():
    @formula(unit="W", symbol="X")
    def wrong(chip_energy):
        """In the wrong unit."""
        return chip_energy

    @formula(unit="J", symbol="X")
    def sum_of_unlike(chip_energy, duration):
        """Energy plus time."""
        return chip_energy + duration

    assert refused([wrong]) == "wrong is declared in W but its body gives J"
    assert refused([sum_of_unlike]) == "sum_of_unlike: cannot add or compare s with J"


def test_twins_are_refused():
    @formula(unit="J", symbol="E")
    def twin(chip_energy):
        """With the symbol of another."""
        return chip_energy

    assert refused([twin]) == "twin and chip_energy share the symbol E"
    assert refused([server_energy, server_energy]) == "server_energy is defined twice"
    assert refused([], [*LEAVES, LEAVES[0]]) == "chip_energy is defined twice"


def test_behind_goes_down_to_the_leaves_and_stops_at_what_is_given():
    assert GRAPH.behind(["server_power"]) == [
        "server_power",
        "server_energy",
        "duration",
        "least_power",
        "chip_energy",
        "overhead",
    ]
    assert GRAPH.behind(["server_power"], ["server_energy"]) == [
        "server_power",
        "server_energy",
        "duration",
        "least_power",
    ]


def test_above_is_everything_that_rests_on_a_name():
    assert GRAPH.above(frozenset({"duration"})) == {"server_power"}
    assert GRAPH.above(frozenset({"overhead"})) == {"server_energy", "server_power", "two_servers"}
    assert GRAPH.above(frozenset({"server_power"})) == frozenset()


@given(
    st.fixed_dictionaries(dict.fromkeys(VALUES, NUMBERS)),
    st.dictionaries(st.sampled_from(sorted(VALUES)), NUMBERS),
)
def test_moving_some_values_is_computing_all_again(values, changes):
    moved = GRAPH.moved(GRAPH.evaluate(values), values, changes)
    assert moved == GRAPH.evaluate({**values, **changes})


@given(st.fixed_dictionaries(dict.fromkeys(VALUES, NUMBERS)), NUMBERS, NUMBERS)
def test_moving_leaves_given_formulas_alone(values, energy, overhead):
    values = {**values, "server_energy": energy}
    moved = GRAPH.moved(GRAPH.evaluate(values), values, {"overhead": overhead})
    assert moved == GRAPH.evaluate({**values, "overhead": overhead})
    assert moved["server_energy"] == energy


def test_only_what_is_wanted_is_computed():
    part = GRAPH.toward(["server_energy"])
    assert part.evaluate(VALUES) == {**VALUES, "server_energy": 150.0}
    assert part.above(frozenset(["overhead"])) == {"server_energy"}
    assert GRAPH.evaluate(VALUES)["server_power"] == 15.0, "the whole graph is as it was"
