"""Water on site and off site, worked by hand."""

from pytest import approx

from setara.stages.water import formulas


def test_water_on_site():
    # 0.5 kWh of machines x 0.4 L/kWh = 0.2 L
    assert formulas.water_on_site.body(it_electricity=0.5, water_usage_effectiveness=0.4) == approx(
        0.2, rel=1e-9
    )


def test_water_off_site():
    # 0.6 kWh at the meter x 3 L/kWh = 1.8 L
    assert formulas.water_off_site.body(facility_electricity=0.6, grid_water=3) == approx(
        1.8, rel=1e-9
    )


def test_inference_water():
    # 0.2 L + 1.8 L = 2 L
    assert formulas.inference_water.body(water_on_site=0.2, water_off_site=1.8) == approx(
        2, rel=1e-9
    )
