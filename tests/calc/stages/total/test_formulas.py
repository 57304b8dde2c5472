"""The sum of the stages, worked by hand."""

from pytest import approx

from setara.stages.total import formulas


def test_total_electricity():
    # 0.1 + 0.6 + 0.001 + 0.002 = 0.703 kWh
    assert formulas.total_electricity.body(
        training_electricity=0.1,
        facility_electricity=0.6,
        network_electricity=0.001,
        device_electricity=0.002,
    ) == approx(0.703, rel=1e-9)


def test_total_impact():
    # 1 + 20 + 300 + 4000 + 50,000 + 600,000 = 654,321
    assert [formula(1, 20, 300, 4000, 50_000, 600_000) for formula in formulas.total_impact] == [
        654_321
    ] * 4
    assert [formula.name for formula in formulas.total_impact] == [
        "total_carbon",
        "total_water",
        "total_metals",
        "total_primary_energy",
    ]
