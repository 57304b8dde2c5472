"""Figures that are arithmetic on others, worked by hand."""

import pytest

from setara.core.records import SEEN
from setara.facts import PLACES
from setara.facts.things import THINGS

WORKED = {
    # 27.8 g + 0.6 g
    "streaming-hour.carbon.ademe-no-device": 0.0284,
    # 17.1 kWh per 100 km × 1.2 = 20.52 kWh per 100 km
    "ev-km.electricity.nos-gestes-climat": 0.2052,
    # 3.4 MJ / 3.6 = 0.94444 kWh; 38 miles = 61.155 km; 0.94444 / 61.155
    "ebike-km.electricity.mit-2025": 0.0154434,
    # 0.1 MJ / 3.6
    "metro-km.electricity.smil-2019": 0.0277778,
    # 1 215 978 706 kWh / 1 100 000 000
    "underground-journey.electricity.tfl-2023": 1.105435,
    # 0.2 MJ / 3.6
    "tgv-km.electricity.smil-2019": 0.0555556,
    # 0.35 MJ / 3.6
    "shinkansen-km.electricity.smil-2019": 0.0972222,
    # 11 600 km × 0.097894 kg
    "flight-paris-new-york.carbon.ademe": 1135.5704,
    # 2 300 lb × 2 × 0.45359237 kg = 2 086.525 kg; × 3.16
    "a320neo-hour.carbon.fuel-hours": 6593.419,
    # 3 600 t / 0.15 = 24 000 t; × 0.85
    "a320neo-year.carbon.airbus-2010": 20_400_000,
    # 24 000 t × 0.907
    "a320neo-year.carbon.airinsight-2019": 21_768_000,
    # 6 593.419 kg an hour × 9.86 h × 365.25 = 6 593.419 × 3 601.365 h
    "a320neo-year.carbon.fuel-hours": 23_745_308,
    # 6 593.419 × 7 × 365.25 = 6 593.419 × 2 556.75 h
    "a320neo-year.carbon.fuel-hours-low": 16_857_723,
    # 6 593.419 × 13 × 365.25 = 6 593.419 × 4 748.25 h
    "a320neo-year.carbon.fuel-hours-low-cost": 31_307_202,
    # 5 000 t / 0.15 = 33 333.3 t; × 0.85
    "a321neo-year.carbon.cfm-2017": 28_333_333,
    # 2 508 L × 0.8 = 2 006.4 kg; × 3.16 = 6 340.224; × 3 601.365 h
    "a321neo-year.carbon.mint-2020": 22_833_461,
    # 3 849 617 t / 121
    "a320-family-year.carbon.wizz-2020": 31_815_017,
    # 3 600 t / 0.15
    "a320-family-year.carbon.airbus-2010": 24_000_000,
    # 0.2 kg × 2
    "streaming-hour.carbon.shift-2020": 0.4,
    # 1.6 kg × 2
    "streaming-hour.carbon.shift-2019-interview": 3.2,
    # 1.14 g × 3 600 s / 10 s
    "streaming-hour.carbon.mistral-2025-us": 0.4104,
    # 1.14 g × 3 600 s / 55 s
    "streaming-hour.carbon.mistral-2025-france": 0.0746182,
    # 38.3 g / (8 years × 365 days × 3 h = 8 760 h)
    "streaming-tv-hour.metals.device-making": 4.37215e-06,
    # 8 g / (5 × 365 × 3 = 5 475 h)
    "streaming-laptop-hour.metals.device-making": 1.461187e-06,
    # 2.05 g / (2.5 × 365 × 3 = 2 737.5 h)
    "streaming-phone-hour.metals.device-making": 7.48858e-07,
    # two laptops: 2 × 1.461187e-6
    "video-call-hour.metals.device-making": 2.922374e-06,
    # 0.66 g × 60
    "video-call-hour.carbon.greenspector-2022": 0.0396,
    # 0.87, 0.96, 0.63, 2.63 and 2.921 g × 60
    "social-feed-hour.carbon.greenspector-2023-instagram": 0.0522,
    "social-feed-hour.carbon.greenspector-2023-tiktok": 0.0576,
    "social-feed-hour.carbon.greenspector-2023-facebook": 0.0378,
    "social-feed-hour.carbon.greenspector-2021-tiktok": 0.1578,
    "social-feed-hour.carbon.greenly-2024-tiktok": 0.17526,
    # joules / 3 600 000
    "image-generated.electricity.mit-2025": 0.000633889,
    "image-generated.electricity.ml-energy-flux": 0.00220794,
    "image-generated.electricity.ml-energy-sana": 0.000133809,
    "video-generated.electricity.ml-energy-hunyuan": 0.323364,
    "video-generated.electricity.ml-energy-wan": 0.0803482,
    "video-generated.electricity.mit-2025": 0.944444,
    # 2.907 kWh / 1 000
    "image-generated.electricity.luccioni-2024": 0.002907,
    # 170 kWh / 56 days
    "agentic-coding-day.electricity.hausfather-2026": 3.035714,
    # 100 kWh / 30.4375 days
    "agentic-coding-day.electricity.gille-2026": 3.285421,
    # 3.035714 kWh × 0.3844 kg
    "agentic-coding-day.carbon.hausfather-2026": 1.166929,
}
WITH_FACTORS = {
    f"{name}.{category}.{key}": figure
    for name, thing in THINGS.items()
    if thing.group in ("transport", "digital")
    for category, figures in thing.alternatives.items()
    for key, figure in figures.items()
    if figure.factors
}


def test_every_figure_with_factors_is_worked_by_hand():
    assert set(WITH_FACTORS) == set(WORKED)


@pytest.mark.parametrize("name", sorted(WORKED))
def test_a_figure_with_factors(name):
    assert WITH_FACTORS[name].figure.value == pytest.approx(WORKED[name], rel=1e-5)


@pytest.mark.parametrize("name", sorted(WORKED))
def test_what_is_derived_was_seen_no_better_than_its_inputs(name):
    alternative = WITH_FACTORS[name]
    assert alternative.figure.kind == "derived"
    assert SEEN.index(alternative.figure.seen) == max(
        SEEN.index(part.seen) for part in alternative.factors
    )


def test_the_range_of_coding_is_the_author_s_over_the_same_days():
    """70 and 330 kWh over 56 days, and both at 0.3844 kg per kWh."""
    assert WITH_FACTORS["agentic-coding-day.electricity.hausfather-2026"].range == pytest.approx(
        (1.25, 5.893), rel=1e-3
    )
    assert WITH_FACTORS["agentic-coding-day.carbon.hausfather-2026"].range == pytest.approx(
        (0.4805, 2.2652), rel=1e-3
    )


def test_the_grid_of_the_united_states_is_the_one_in_its_record():
    last = WITH_FACTORS["agentic-coding-day.carbon.hausfather-2026"].factors[-1]
    assert last.value == PLACES["USA"].carbon.value


def test_a_ceiling_is_no_figure():
    """Netflix said well under 100 g: no figure of streaming may stand there."""
    values = {
        alternative.figure.value
        for alternative in THINGS["streaming-hour"].alternatives["carbon"].values()
    }
    assert 0.1 not in values
    assert not {source for source in THINGS["streaming-hour"].sources if "netflix" in source}


def test_streaming_by_the_iea_is_carbon_dioxide_in_two_editions():
    editions = THINGS["streaming-hour"].alternatives["carbon"]
    for name, value in (("iea-2020", 0.036), ("iea-2020-first", 0.082)):
        assert editions[name].figure.value == value
        assert editions[name].figure.range is None
        assert editions[name].boundary.gases == "CO2"


def test_an_aircraft_is_carbon_dioxide_on_the_spot():
    for name in ("a320neo-hour", "a320neo-year", "a321neo-year", "a320-family-year"):
        for alternative in THINGS[name].alternatives["carbon"].values():
            assert (
                alternative.boundary.gases,
                alternative.boundary.reach,
                alternative.boundary.equipment,
            ) == (
                "CO2",
                "direct",
                "out",
            )


def test_the_making_of_a_television_is_what_the_model_counts():
    """(325 + 3.26 + 11.9 kg) / 8 760 h = 38.83 g, and 65 W at 51.9 g/kWh = 3.37 g: 42.2 of the 70.6
    g."""
    making = (325 + 3.26 + 11.9) / 8760
    use = 0.065 * 0.0519
    network, data_centre = 3 * 0.00926935, 0.00023664 + 0.00030316
    total = THINGS["streaming-tv-hour"].alternatives["carbon"]["ademe-model"].figure.value
    assert total == pytest.approx(making + use + network + data_centre, rel=1e-5)
