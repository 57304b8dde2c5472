"""Plain rows of what the calculator knows: the unit of a column of places."""

import pytest

from setara.categories import CARBON, IMPACTS, METALS, PRIMARY_ENERGY, WATER
from setara.facts import PLACES
from setara.tables import listing

UNITS = [
    (CARBON, 1e-3, "g CO₂e"),
    (WATER, 1, "L"),
    (METALS, 1e-6, "mg Sb eq"),
    (PRIMARY_ENERGY, 1, "MJ"),
]


@pytest.mark.parametrize(("category", "size", "name"), UNITS, ids=[name for *_, name in UNITS])
def test_a_column_of_places_has_one_unit(category, size, name):
    assert listing.grid_unit(category) == (pytest.approx(size), name)


def test_the_middle_place_reads_well_in_it():
    for category in IMPACTS:
        size, _ = listing.grid_unit(category)
        figures = [getattr(place, category.id) for place in PLACES.values()]
        values = sorted(figure.value / size for figure in figures if figure)
        assert 0.1 <= values[len(values) // 2] < 1000
