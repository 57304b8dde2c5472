"""Units: the laws of their algebra, slips refused, text read and written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setara.core.units import Unit
from setara.core.verbs import at_least, at_most, power, square_root

NAMES = ["kWh", "kgCO2e", "L", "kgSb", "MJ", "token", "GB", "year", "J", "s"]
UNITS = st.builds(
    lambda over, under: Unit("/".join([".".join(over) or "1", *under])),
    st.lists(st.sampled_from(NAMES), max_size=3),
    st.lists(st.sampled_from(NAMES), max_size=3),
)
ONE = Unit("1")


@given(UNITS, UNITS, UNITS)
def test_the_algebra(a, b, c):
    assert a * b == b * a
    assert (a * b) * c == a * (b * c)
    assert (a * b) / b == a
    assert a / (b / c) == (a / b) * c
    assert a * ONE == a == a / ONE
    assert a / a == ONE
    assert ONE / a == 1 / a
    assert hash(a * b) == hash(b * a)


@given(UNITS)
def test_numbers_have_no_unit(a):
    assert a * 2 == 2 * a == a == a / 2
    assert 2 / a == ONE / a


@given(UNITS)
def test_like_adds_to_like(a):
    for same in (a + a, a - a, at_least(a, a), at_most(a, a)):
        assert same == a


@given(UNITS, UNITS)
def test_unlike_units_are_refused(a, b):
    if a == b:
        b = b * Unit("lumen")
    for slip in (lambda: a + b, lambda: a - b, lambda: at_least(a, b), lambda: at_most(a, b)):
        with pytest.raises(TypeError, match="cannot add or compare"):
            slip()


@given(UNITS)
def test_a_bare_number_adds_to_what_has_no_unit_only(a):
    assert ONE + 1 == 1 - ONE == at_most(ONE, 1) == ONE
    unit = a * Unit("lumen")
    if unit != ONE:
        for slip in (lambda: unit + 1, lambda: 1 - unit, lambda: at_most(unit, 1)):
            with pytest.raises(TypeError, match="cannot add or compare"):
                slip()


@given(UNITS)
def test_roots_halve_powers(a):
    assert square_root(a * a) == a
    assert square_root(a) * square_root(a) == a


def test_powers_need_plain_numbers():
    assert power(ONE, ONE) == power(ONE, 2) == ONE
    for slip in (
        lambda: power(Unit("J"), 2),
        lambda: power(ONE, Unit("J")),
        lambda: power(2, Unit("J")),
    ):
        with pytest.raises(TypeError, match="a base and an exponent without unit"):
            slip()


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("W", "J/s"),
        ("kWh/W", "kWh.s/J"),
        ("GB/token/token", "GB/token/token"),
        ("kgCO2e.h", "h.kgCO2e"),
        ("J/token", "J.1/token"),
        ("token/token", "1"),
    ],
)
def test_two_ways_to_write_one_unit(text, same):
    assert Unit(text) == Unit(same)


def test_units_differ_by_name_and_power():
    assert (
        len({Unit(text) for text in ("J", "kWh", "1/J", "J.J", "J/s", "1", "kgSb", "kgCO2e")}) == 8
    )
    assert Unit("J") != "J"


@given(st.lists(st.sampled_from(NAMES), unique=True), st.integers(0, 10))
def test_what_is_printed_is_read_again(names, cut):
    unit = Unit("/".join([".".join(names[:cut]) or "1", *names[cut:]]))
    assert Unit(repr(unit)) == unit


@pytest.mark.parametrize(
    ("unit", "text"),
    [
        (Unit("1"), "1"),
        (Unit("kWh"), "kWh"),
        (Unit("1/s"), "1/s"),
        (Unit("h.kgCO2e"), "h.kgCO2e"),
        (Unit("GB/token/token"), "GB/token^2"),
        (square_root(Unit("J")), "J^0.5"),
        (Unit("W"), "J/s"),
    ],
)
def test_printed(unit, text):
    assert repr(unit) == text
