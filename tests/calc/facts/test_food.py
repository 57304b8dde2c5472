"""Food, meals and diets: figures that are arithmetic on others, worked by hand."""

import pytest

from setara.facts.things import THINGS

GROUPS = ("food", "meals")
MEAT = 2_458_630.14  # kg a day: 1 282 000 t of carcass / 365 x 0.70

BY_HAND = {
    # 40 x 16.7 MJ/kg of protein x 99.48 / 498.9 kg of protein per kg of beef = 668 x 0.1993987
    "beef.primary_energy.pimentel-2003": 133.198,
    "hamburger.carbon.ademe": 0.15 * 35.7,  # 150 g of minced beef at 35.7 kg
    "coffee-cup.carbon.ademe": 0.079375,  # 0.125 kg at 0.635
    "coffee-cup.carbon.poore-2018": 0.19971,  # 7 g of roasted coffee at 28.53
    "coffee-cup.water.ademe": 75.0,  # 0.125 kg at 600 L
    "coffee-cup.water.poore-2018": 0.1813,  # 7 g at 25.9 L
    "coffee-cup.metals.ademe": 3.95e-7,  # 0.125 kg at 3.16e-6
    "coffee-cup.primary_energy.ademe": 0.83,  # 0.125 kg at 6.64 MJ
    "tea-cup.carbon.ademe": 0.0109,  # 0.25 kg at 0.0436
    "tea-cup.water.ademe": 194.0,  # 0.25 kg at 776 L
    "tea-cup.metals.ademe": 1.655e-7,  # 0.25 kg at 6.62e-7
    "tea-cup.primary_energy.ademe": 0.4375,  # 0.25 kg at 1.75 MJ
    "beer.water.wfn-total": 296.0,  # 74 L in a glass of 0.25 L
    "wine.water.wfn-total": 872.0,  # 109 L in a glass of 0.125 L
    "french-beef-day.carbon.ademe": 68.866e6,  # 2458.63 t at 28.01
    "french-beef-day.carbon.poore-2018-dairy": 81.872e6,  # 2458.63 t at 33.3
    "french-beef-day.carbon.poore-2018": 244.585e6,  # 2458.63 t at 99.48
    "french-beef-day.carbon.citepa": 104.197e6,  # 38.032e9 kg a year / 365
    "french-beef-day.water.wfn-blue": 1.35225e9,  # 2458.63 t at 550 L
    "french-beef-day.water.idele": 1.22932e8,  # 2458.63 t at 50 L
    "french-beef-day.water.lca-blue": 1.59811e9,  # 2458.63 t at 650 L
    "french-beef-day.water.wfn-total": 3.78998e10,  # 2458.63 t at 15 415 L
    "french-beef-day.metals.ademe": 88.2156,  # 2458.63 t at 3.588e-5 kg
    "french-beef-day.primary_energy.ademe": 1.47518e8,  # 2458.63 t at 60 MJ
}


def value_of(name: str) -> float:
    thing, category, figure = name.split(".")
    return THINGS[thing].alternatives[category][figure].figure.value


def test_every_product_of_factors_is_worked_here():
    made = {
        f"{name}.{category}.{key}"
        for name, thing in THINGS.items()
        if thing.group in GROUPS
        for category, figures in thing.alternatives.items()
        for key, figure in figures.items()
        if figure.factors
    }
    assert made == set(BY_HAND)


@pytest.mark.parametrize("name", sorted(BY_HAND))
def test_factors_by_hand(name):
    assert value_of(name) == pytest.approx(BY_HAND[name], rel=1e-4)


def test_french_meat_of_a_day_by_hand():
    """1 282 000 000 kg / 365 = 3 512 328.8 kg of carcass; x 0.70 = 2 458 630 kg of meat."""
    parts = THINGS["french-beef-day"].alternatives["carbon"]["ademe"].factors[:3]
    assert parts[0].value / parts[1].value * parts[2].value == pytest.approx(MEAT, rel=1e-6)


@pytest.mark.parametrize("kind", ["high", "medium", "low"])
@pytest.mark.parametrize("source", ["scarborough-2023", "scarborough-2014"])
def test_what_a_vegan_day_saves_is_the_difference_of_two_diets(kind, source):
    """10.24 - 2.47 = 7.77, 7.04 - 2.47 = 4.57, 5.37 - 2.47 = 2.90; 14.77 - 2.73 = 12.04 over 20
    years."""
    saving = THINGS[f"vegan-day-instead-of-{kind}-meat"].alternatives["carbon"][source]
    meat = THINGS[f"diet-day-{kind}-meat"].alternatives["carbon"][source]
    vegan = THINGS["diet-day-vegan"].alternatives["carbon"][source]
    assert saving.figure.value == pytest.approx(meat.figure.value - vegan.figure.value)
    if saving.gwp20:
        assert saving.gwp20.value == pytest.approx(meat.gwp20.value - vegan.gwp20.value)


def test_what_a_vegan_meal_saves_is_the_difference_of_two_meals():
    """4.97 - 0.54 = 4.43 kg; 1059 - 820 = 239 L."""
    for category, source in (("carbon", "ademe"), ("water", "ngc-2026")):
        values = [
            THINGS[name].alternatives[category][source].figure.value
            for name in ("meal-vegan-instead-of-beef", "meal-beef", "meal-vegan")
        ]
        assert values[0] == pytest.approx(values[1] - values[2])


def test_means_of_cuts_by_hand():
    assert value_of("beef.water.ademe") == pytest.approx((2 * 2420 + 3 * 2390 + 1910) / 6)
    assert value_of("beef.metals.ademe") == pytest.approx(
        (2 * 3.75e-5 + 3 * 3.69e-5 + 2.96e-5) / 6, rel=1e-4
    )
    assert value_of("beef.primary_energy.ademe") == pytest.approx((2 * 63.4 + 3 * 61 + 50.2) / 6)
    assert value_of("pork.primary_energy.ademe") == pytest.approx((59.1 + 58.8 + 2 * 56.5) / 4)


KINDS = {
    "wfn-total": "rain too",
    "wfn-blue": "consumption",
    "clark-2022": "withdrawal",
    "ademe": "scarcity-weighted",
}


@pytest.mark.parametrize(
    "name", sorted(name for name, thing in THINGS.items() if thing.group in GROUPS)
)
def test_every_kind_of_water_is_told_apart(name):
    """Totals of the Water Footprint Network count rain; water withdrawn and weighted litres are no
    water consumed."""
    for key, figure in THINGS[name].alternatives.get("water", {}).items():
        if key in KINDS:
            assert figure.boundary.water == KINDS[key]
        assert ("scarcity" in figure.name) == (figure.boundary.water == "scarcity-weighted")
