"""Every figure at home, of goods and of people that is arithmetic on others, worked by hand."""

import pytest

from setara.facts.things import THINGS

CASES = {
    # Warming water: litres × 28 K × 0.001163 kWh/(L·K); one litre takes 0.032564 kWh.
    "shower.electricity.physics": 2.344608,  # 72 × 0.032564
    "bath.electricity.physics": 4.8846,  # 150 × 0.032564
    # By gas: over the efficiency of the boiler, times 0.215 kg/kWh.
    "shower-gas.carbon.ademe": 0.6001080,  # 2.344608 / 0.84 = 2.791200; × 0.215
    "gas-heat-kwh.carbon.ademe": 0.2559524,  # 0.215 / 0.84
    "gas-heat-kwh.carbon.desnz": 0.2178095,  # 0.18296 / 0.84
    "heat-pump-kwh.electricity.esc": 0.3571429,  # 1 / 2.8
    "cup-boiled.electricity.est": 0.02857143,  # 0.2 / 7
    "microwave-3-minutes.electricity.mackay": 0.07,  # 1.4 kW × 3 / 60 h
    "fridge-year.electricity.mackay": 182.625,  # 0.5 × 365.25
    # Appliances: making over years, plus a year of use.
    "fridge-year.carbon.ademe": 34.53,  # 257 / 10 + 8.83 = 25.7 + 8.83
    "washing-machine-year.carbon.ademe": 55.89,  # 342 / 10 + 21.69 = 34.2 + 21.69
    "dishwasher-year.carbon.ademe": 49.04,  # 271 / 10 + 21.94 = 27.1 + 21.94
    # Devices, an hour: making over the hours of its life, plus power × 0.0519 kg/kWh.
    # 185.09 / (5 × 3 × 365) = 0.03380639; + 0.0265 × 0.0519 = 0.00137535
    "laptop-hour.carbon.ademe": 0.03518174,
    # 79.516 / (2.5 × 3 × 365) = 0.02904694; + 0.00023355
    "smartphone-hour.carbon.ademe": 0.02928051,
    # 340.16 / (8 × 3 × 365) = 0.03883105; + 0.065 × 0.0519 = 0.0033735
    "tv-hour.carbon.ademe": 0.04220459,
    # 69.84 / (6 × 4 × 365) = 0.00797260; + 0.05 × 0.0519 = 0.002595
    "monitor-hour.carbon.ademe": 0.01056760,
    # 268.55 / 8760 = 0.03065639; + 0.07 × 0.0519 = 0.003633
    "desktop-hour.carbon.ademe": 0.03428939,
    # Metals, an hour: 4.858e-8 kg Sb a kilowatt-hour.
    # 0.008 / 5475 = 1.461187e-6; + 0.0265 × 4.858e-8 = 1.28737e-9
    "laptop-hour.metals.negaoctet": 1.462474e-6,
    "smartphone-hour.metals.negaoctet": 7.490771e-7,  # 0.00205 / 2737.5 = 7.488584e-7; + 2.1861e-10
    # 0.0383 / 8760 = 4.372146e-6; + 0.065 × 4.858e-8 = 3.1577e-9
    "tv-hour.metals.negaoctet": 4.375304e-6,
    "monitor-hour.metals.negaoctet": 1.235306e-6,  # 0.0108 / 8760 = 1.232877e-6; + 2.429e-9
    "desktop-hour.metals.negaoctet": 9.760033e-7,  # 0.00852 / 8760 = 9.726027e-7; + 3.4006e-9
    # Devices, a year.
    "laptop-year.electricity.ademe": 29.0175,  # 0.0265 × 3 × 365 = 0.0265 × 1095
    "smartphone-year.electricity.ademe": 4.9275,  # 0.0045 × 1095
    "tv-year.electricity.ademe": 71.175,  # 0.065 × 1095
    "router-year.electricity.ademe": 70.08,  # 0.008 × 24 × 365 = 0.008 × 8760
    "laptop-year.carbon.ademe": 38.52401,  # 185.09 / 5 = 37.018; + 29.0175 × 0.0519 = 1.506008
    # 79.516 / 2.5 = 31.8064; + 4.9275 × 0.0519 = 0.2557373
    "smartphone-year.carbon.ademe": 32.06214,
    "tv-year.carbon.ademe": 46.21398,  # 340.16 / 8 = 42.52; + 71.175 × 0.0519 = 3.693983
    "router-year.carbon.ademe": 16.24515,  # 63.04 / 5 = 12.608; + 70.08 × 0.0519 = 3.637152
    # 0.008 / 5 = 0.0016; + 29.0175 × 4.858e-8 = 1.40967e-6
    "laptop-year.metals.negaoctet": 0.001601410,
    # 0.00205 / 2.5 = 0.00082; + 4.9275 × 4.858e-8 = 2.39378e-7
    "smartphone-year.metals.negaoctet": 0.0008202394,
    # 0.0383 / 8 = 0.0047875; + 71.175 × 4.858e-8 = 3.45768e-6
    "tv-year.metals.negaoctet": 0.004790958,
    "t-shirt.water.wfn-blue": 833.3333,  # 2500 / 3
    # People: a kilowatt-hour is 3.6 MJ; a day is a year over 365.25.
    "person-year-world.primary_energy.owid": 77953.40,  # 21653.723 × 3.6
    "person-year-us.primary_energy.owid": 276478.5,  # 76799.57 × 3.6
    "person-year-france.primary_energy.owid": 136316.2,  # 37865.609 × 3.6
    "person-year-indonesia.primary_energy.owid": 37902.96,  # 10528.601 × 3.6
    "person-day-world.primary_energy.owid": 213.4248,  # 77953.40 / 365.25
    "person-day-us.primary_energy.owid": 756.9567,  # 276478.5 / 365.25
    "person-day-france.primary_energy.owid": 373.2134,  # 136316.2 / 365.25
    "person-day-indonesia.primary_energy.owid": 103.7727,  # 37902.96 / 365.25
    "person-day-world.electricity.owid": 10.37523,  # 3789.553 / 365.25
    "person-day-us.electricity.owid": 34.91268,  # 12751.856 / 365.25
    "person-day-france.electricity.owid": 19.41016,  # 7089.562 / 365.25
    "person-day-indonesia.electricity.owid": 3.597506,  # 1313.989 / 365.25
    "person-day-world.carbon.edgar": 18.04244,  # 6590 / 365.25
    "person-day-us.carbon.unep": 49.28131,  # 18000 / 365.25
    "person-day-france.carbon.sdes": 22.45038,  # 8200 / 365.25
    "person-day-indonesia.carbon.edgar": 11.74538,  # 4290 / 365.25
    "person-year-world.water.wfn-blue": 152350,  # 1 385 000 × 0.11
    "world-year.water.wfn-blue": 9.9957e14,  # 9.087e15 × 0.11
    "world-year.primary_energy.owid": 6.362535e14,  # 176 737.094e9 × 3.6
    "us-year.primary_energy.owid": 9.550300e13,  # 26 528.611e9 × 3.6
    "france-year.primary_energy.owid": 9.071644e12,  # 2 519.901e9 × 3.6
    "indonesia-year.primary_energy.owid": 1.074503e13,  # 2 984.731e9 × 3.6
    "data-centres-us-year.water.lbnl": 866e9,  # 66e9 + 800e9
    "ai-world-year.electricity.unu": 89.6e9,  # 448e9 × 0.2
    "ai-world-year.electricity.iea-low": 20.75e9,  # 415e9 × 0.05
    "ai-world-year.electricity.iea-high": 62.25e9,  # 415e9 × 0.15
    "ai-world-year.carbon.unu": 37.8e9,  # 189e9 × 0.2
    "ai-world-year.carbon.iea-low": 9e9,  # 180e9 × 0.05
    "ai-world-year.carbon.iea-high": 27e9,  # 180e9 × 0.15
}
DERIVED = {
    f"{name}.{category}.{key}": figure
    for name, thing in THINGS.items()
    if thing.group in ("home", "goods", "people")
    for category, figures in thing.alternatives.items()
    for key, figure in figures.items()
    if figure.factors
}
YARDSTICKS = ("person-year-ef31", "person-year-planetary-boundary", "person-year-target-2050")


def test_every_derived_figure_is_worked_here():
    assert set(DERIVED) == set(CASES)


@pytest.mark.parametrize("name", sorted(CASES))
def test_derived_figure(name):
    assert DERIVED[name].figure.value == pytest.approx(CASES[name], rel=1e-6)
    assert DERIVED[name].figure.kind == "derived"


@pytest.mark.parametrize("name", sorted(DERIVED))
def test_a_derived_figure_is_seen_no_better_than_its_factors(name):
    order = ("primary", "quoted", "no")
    worst = max(order.index(part.seen) for part in DERIVED[name].factors)
    assert order.index(DERIVED[name].figure.seen) >= worst


@pytest.mark.parametrize("name", YARDSTICKS)
def test_yardsticks_have_no_range(name):
    for figures in THINGS[name].alternatives.values():
        for figure in figures.values():
            assert figure.range == (figure.figure.value, figure.figure.value)


def test_shares_of_the_planetary_boundaries():
    # Global boundary over the 6 916 183 482 people of 2010.
    share = THINGS["person-year-planetary-boundary"].alternatives
    assert share["carbon"]["sala"].figure.value == pytest.approx(6.81e12 / 6916183482, rel=1e-3)
    assert share["water"]["sala"].figure.value == pytest.approx(1.82e17 / 6916183482, rel=1e-3)
    assert share["metals"]["sala"].figure.value == pytest.approx(2.19e8 / 6916183482, rel=1e-3)
    assert share["metals"]["lund"].figure.value == pytest.approx(1.07e8 / 6916183482, rel=1e-3)
    assert share["primary_energy"]["sala"].figure.value == pytest.approx(
        2.24e14 / 6916183482, rel=1e-3
    )


@pytest.mark.parametrize("name", ["laptop", "smartphone", "tv"])
def test_a_year_of_a_device_is_the_hours_in_it(name):
    hours = 3 * 365
    for category in ("electricity", "carbon", "metals"):
        year, hour = (THINGS[f"{name}-{per}"].alternatives[category] for per in ("year", "hour"))
        first = next(iter(year))
        assert year[first].figure.value == pytest.approx(
            hour[first].figure.value * hours, rel=1e-12
        )


@pytest.mark.parametrize(
    "name",
    sorted(name for name, thing in THINGS.items() if thing.group in ("home", "goods", "people")),
)
def test_a_figure_says_the_kind_of_energy_of_its_category(name):
    kinds = {"electricity": ("final",), "primary_energy": ("primary", "fossil primary")}
    for category, allowed in kinds.items():
        for alternative in THINGS[name].alternatives.get(category, {}).values():
            assert alternative.boundary.energy in allowed, f"{category}.{alternative.id}"
