"""Greenhouse gas weighed over 20 years, from printed values and from shares of methane."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setara.core.records import RecordError
from setara.facts.horizon import METHANE, of_table
from setara.facts.things import THINGS

WORDS = {"source": "ipcc-2021", "where": "a table", "seen": "primary"}


def test_methane_of_beef_by_hand():
    """99.48 kg, of which 49 % is methane weighed 34: 48.7452 / 34 = 1.43368 kg; 50.7348 + 1.43368 x
    79.7 = 165.0 kg."""
    assert THINGS["beef"].alternatives["carbon"]["poore-2018"].gwp20.value == pytest.approx(
        164.999, abs=0.001
    )


def test_methane_of_french_beef_by_hand():
    """28.01 kg, of which 73.5 % is methane weighed 27: 7.42265 + 20.58735 / 27 x 79.7 = 68.19
    kg."""
    assert THINGS["beef"].alternatives["carbon"]["ademe"].gwp20.value == pytest.approx(
        68.193, abs=0.001
    )


def test_methane_of_milk_and_rice_by_hand():
    """1.27 kg, 48.3 %: 0.6566 + 0.61341 / 27 x 79.7 = 2.467; 2.01 kg, 50.7 %: 0.9909 + 1.01907 / 27
    x 79.7 = 3.999."""
    assert THINGS["milk"].alternatives["carbon"]["ademe"].gwp20.value == pytest.approx(
        2.4673, abs=0.0001
    )
    assert THINGS["rice"].alternatives["carbon"]["ademe"].gwp20.value == pytest.approx(
        3.9991, abs=0.0001
    )


def test_a_printed_value_stays_as_it_is():
    alternative = THINGS["diet-day-high-meat"].alternatives["carbon"]["scarborough-2023"]
    assert (alternative.figure.value, alternative.gwp20.value) == (10.24, 14.77)
    assert alternative.gwp20.sources == ["scarborough-2023"]


def test_a_share_of_methane_cites_what_methane_weighs():
    alternative = THINGS["beef"].alternatives["carbon"]["poore-2018"]
    assert METHANE.source in alternative.sources


@given(share=st.floats(1e-6, 1), weight=st.floats(20, 40), value=st.floats(1e-6, 1e9))
def test_methane_weighs_more_over_20_years(share, weight, value):
    gwp20 = of_table({**WORDS, "methane": share, "weight": weight}, value, "here").value
    assert value < gwp20 * (1 + 1e-12)
    assert gwp20 <= value * METHANE.value / weight * (1 + 1e-12)
    alone = of_table({**WORDS, "methane": 1, "weight": weight}, value, "here").value
    assert alone == pytest.approx(value * METHANE.value / weight)


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ({"methane": 0.5}, "methane and weight, or neither"),
        ({"weight": 27.0}, "methane and weight, or neither"),
        ({}, "a value, or methane and weight"),
        ({"value": 2.0, "methane": 0.5, "weight": 27.0}, "not both"),
        ({"methane": 1.5, "weight": 27.0}, "a share"),
        ({"methane": 0.5, "weight": 0}, "above 0"),
        ({"methane": "half", "weight": 27.0}, "must be a number"),
        ({"methane": 0.5, "weight": 27.0, "seen": "maybe"}, "seen"),
    ],
)
def test_bad_horizons_are_refused(table, words):
    with pytest.raises(RecordError, match=words):
        of_table({**WORDS, **table}, 1.0, "things/beef.toml [carbon.ademe] gwp20")
