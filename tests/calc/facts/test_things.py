"""How a record of an everyday thing is read."""

import pytest

from setara.core.records import RecordError
from setara.facts.things import Part, alternative, assumed_factor

COMMON = {"operation": "in", "gases": "CO2e"}
FIGURE = {
    "name": "a figure",
    "place": "France",
    "year": "2026",
    "source": "mackay-2008",
    "where": "page 1",
    "kind": "reported",
    "seen": "primary",
    "checked": "2026-11-24",
    "note": "a note",
}


def part(value, **more):
    return {
        "what": "x",
        "value": value,
        "unit": "1",
        "source": "mackay-2008",
        "where": "p",
        "seen": "primary",
        **more,
    }


@pytest.mark.parametrize(
    ("factors", "value"),
    [
        ([part(6)], 6),
        ([part(6), part(7)], 42),  # 6 × 7
        ([part(6), part(4, per=True)], 1.5),  # 6 / 4
        ([part(6), part(7), part(8, plus=True)], 50),  # 6 × 7 + 8
        ([part(6), part(4, per=True), part(8, plus=True), part(3)], 25.5),  # 6 / 4 + 8 × 3
        ([part(8, plus=True, per=True)], 0.125),  # a first term may say plus as well: 1 / 8
    ],
)
def test_factors_are_multiplied_and_terms_added(factors, value):
    record = alternative("one", {**FIGURE, "factors": factors}, COMMON, "carbon", "x.toml")
    assert record.figure.value == pytest.approx(value, rel=1e-12)


def test_a_value_and_factors_are_refused():
    with pytest.raises(RecordError, match=r"x.toml \[carbon.one\]: a value or factors, not both"):
        alternative("one", {**FIGURE, "value": 1, "factors": [part(6)]}, COMMON, "carbon", "x.toml")


@pytest.mark.parametrize("value", [0, -1])
def test_a_factor_that_is_not_above_nothing_is_refused(value):
    with pytest.raises(RecordError, match="must be above 0"):
        Part(**part(value))


def test_inventories_of_people_lie_closer_than_products():
    product = alternative("one", {**FIGURE, "value": 10}, COMMON, "carbon", "x.toml", group="goods")
    country = alternative(
        "one", {**FIGURE, "value": 10}, COMMON, "carbon", "x.toml", group="people"
    )
    assert product.range == pytest.approx((10 / 1.5, 15))
    assert country.range == pytest.approx((10 / 1.2, 12))
    assert product.assumed
    assert country.assumed


def test_without_a_factor_of_its_own_a_group_has_that_of_the_category():
    assert assumed_factor("metals", "people") == assumed_factor("metals", "goods") == 3


def test_a_range_of_the_source_stands():
    record = alternative(
        "one", {**FIGURE, "value": 10, "range": [9, 12]}, COMMON, "carbon", "x.toml", group="people"
    )
    assert record.range == (9, 12)
    assert not record.assumed
