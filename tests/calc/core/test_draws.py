"""Draws: arithmetic draw by draw, columns that belong to names, ranges that are hit."""

import operator
import statistics
from math import log, sqrt
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from setara.core.draws import Draws, quantiles, standard_normal
from setara.core.verbs import at_least, at_most, power, square_root

NUMBERS = st.floats(1e-6, 1e6)
COLUMNS = st.lists(NUMBERS, min_size=1, max_size=12)
PAIRS = st.lists(st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=12)
OPERATIONS = st.sampled_from([operator.add, operator.sub, operator.mul, operator.truediv])
LIMITS = st.sampled_from([(at_least, max), (at_most, min)])
NAMES = st.text(max_size=30)


@st.composite
def ranges(draw):
    """A median with a range around it: both sides from hardly any width to a factor of 1000."""
    median, down, up = (
        draw(st.floats(1e-9, 1e9)),
        draw(st.floats(1.001, 1000)),
        draw(st.floats(1.001, 1000)),
    )
    return median / down, median, median * up


@given(PAIRS, OPERATIONS)
def test_arithmetic_of_two_columns_is_draw_by_draw(pairs, do):
    left, right = [first for first, _ in pairs], [second for _, second in pairs]
    assert list(do(Draws(left), Draws(right))) == [do(first, second) for first, second in pairs]


@given(COLUMNS, NUMBERS, OPERATIONS)
def test_arithmetic_with_a_plain_number_is_draw_by_draw(column, number, do):
    assert list(do(Draws(column), number)) == [do(value, number) for value in column]
    assert list(do(number, Draws(column))) == [do(number, value) for value in column]


@given(PAIRS, LIMITS)
def test_limits_are_draw_by_draw(pairs, limit):
    verb, do = limit
    left, right = [first for first, _ in pairs], [second for _, second in pairs]
    assert list(verb(Draws(left), Draws(right))) == [do(pair) for pair in pairs]
    assert list(verb(left[0], Draws(right))) == [do(left[0], value) for value in right]
    assert list(verb(Draws(left), right[0])) == [do(value, right[0]) for value in left]


@given(st.lists(st.tuples(st.floats(0.01, 100), st.floats(-3, 3)), min_size=1, max_size=12))
def test_power_and_root_are_draw_by_draw(pairs):
    bases, exponents = [base for base, _ in pairs], [exponent for _, exponent in pairs]
    assert list(power(Draws(bases), Draws(exponents))) == [
        base**exponent for base, exponent in pairs
    ]
    assert list(power(bases[0], Draws(exponents))) == [
        bases[0] ** exponent for exponent in exponents
    ]
    assert list(square_root(Draws(bases))) == [sqrt(base) for base in bases]


@given(COLUMNS)
def test_zero_and_one_change_nothing_and_nothing_is_nothing(column):
    draws = Draws(column)
    for same in (draws + 0, 0 + draws, draws - 0, draws * 1, 1 * draws, draws / 1):
        assert list(same) == column
    assert draws * 0 == 0
    assert 0 * draws == 0


@given(NAMES, st.integers(2, 300), NUMBERS, ranges())
def test_a_shared_factor_cancels_in_a_ratio(name, count, number, span):
    factor, cofactor = (
        Draws.lognormal(name, count, *span),
        Draws.lognormal(f"{name}.other", count, 0.5, 1, 2),
    )
    assert set((factor * cofactor) / (factor * cofactor)) == {1.0}
    assert list((factor * number) / factor) == approx([number] * count, rel=1e-14)


@given(NAMES, st.integers(1, 400))
def test_each_stratum_is_drawn_once(name, count):
    column = sorted(standard_normal(name, count))
    for stratum, value in enumerate(column):
        assert stratum - 1e-6 <= NormalDist().cdf(value) * count <= stratum + 1 + 1e-6


@given(NAMES, st.integers(2, 300), ranges())
def test_a_name_has_one_column(name, count, span):
    once = list(Draws.lognormal(name, count, *span))
    standard_normal.cache_clear()
    assert list(Draws.lognormal(name, count, *span)) == once


def test_two_names_have_two_columns():
    assert standard_normal("host_overhead", 200) != standard_normal("idle_reserve", 200)
    assert (
        abs(
            statistics.correlation(
                standard_normal("host_overhead", 2000), standard_normal("idle_reserve", 2000)
            )
        )
        < 0.1
    )


@given(NAMES, ranges())
def test_the_range_holds_95_percent(name, span):
    low, median, high = span
    lower, middle, upper = quantiles(Draws.lognormal(name, 2000, *span))
    assert log(lower / low) == approx(0, abs=0.01 * log(median / low))
    assert log(upper / high) == approx(0, abs=0.01 * log(high / median))
    assert log(middle / median) == approx(0, abs=0.001 * log(high / low))


@given(NAMES, ranges())
def test_a_draw_is_the_value_at_its_standard_deviation(name, span):
    column = Draws.lognormal(name, 50, *span)
    assert list(column) == approx(
        [Draws.at(z, *span) for z in standard_normal(name, 50)], rel=1e-12
    )


@pytest.mark.parametrize(
    "span", [(0, 1, 2), (-1, 1, 2), (2, 1, 3), (1, 3, 2), (1, float("nan"), 2)]
)
def test_what_is_no_range_is_refused(span):
    with pytest.raises(ValueError, match="the_factor"):
        Draws.lognormal("the_factor", 10, *span)


@given(COLUMNS, NUMBERS, NUMBERS)
def test_bounds_are_kept_and_the_rest_is_left_alone(column, first, second):
    least, most = sorted((first, second))
    bounded = list(Draws(column).within(least, most))
    assert all(least <= value <= most for value in bounded)
    assert [value for value in bounded if least < value < most] == [
        value for value in column if least < value < most
    ]
    assert list(Draws(column).within(None, None)) == column


def test_quantiles_by_hand():
    # Five draws lie at 0, 25, 50, 75, 100 %: 2.5 % is a tenth of the way from 1 to 2, 97.5 % nine
    # tenths from 4 to 50.
    assert quantiles(Draws([4, 2, 50, 1, 3])) == approx((1.1, 3, 45.4), rel=1e-12)
    assert quantiles(Draws([7.0])) == (7.0, 7.0, 7.0)


def test_a_plain_number_is_its_own_quantile():
    assert quantiles(7.5) == (7.5, 7.5, 7.5)


@given(st.lists(NUMBERS, min_size=2, max_size=50))
def test_quantiles_agree_with_the_standard_library(column):
    cuts = statistics.quantiles(column, n=40, method="inclusive")
    assert quantiles(Draws(column)) == approx((cuts[0], cuts[19], cuts[38]), rel=1e-9)
