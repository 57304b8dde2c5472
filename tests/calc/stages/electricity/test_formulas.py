"""What generating the electricity emits and depletes, worked by hand."""

from pytest import approx

from setara.stages.electricity import formulas


def test_supply_carbon():
    # location-based: the grid's own 0.384 kg = 0.384 kg
    assert formulas.supply_carbon.body(grid_carbon=0.384) == 0.384


def test_inference_carbon():
    # 0.6 kWh x 0.4 kg/kWh = 0.24 kg
    assert formulas.inference_carbon.body(facility_electricity=0.6, supply_carbon=0.4) == approx(
        0.24, rel=1e-9
    )


def test_inference_impact():
    # 0.6 kWh x 10 MJ/kWh = 6 MJ
    (metals, primary_energy) = formulas.inference_impact
    assert primary_energy(0.6, 10) == approx(6, rel=1e-9)
    # 0.6 kWh x 5e-8 kg/kWh = 3e-8 kg
    assert metals(0.6, 5e-8) == approx(3e-8, rel=1e-9)
    assert (metals.name, metals.needs[1]) == ("inference_metals", "grid_metals")
    assert (primary_energy.name, primary_energy.needs[1]) == (
        "inference_primary_energy",
        "grid_primary_energy",
    )
