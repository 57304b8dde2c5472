"""Retiring the machines, worked by hand."""

from pytest import approx

from setara.stages.end_of_life import formulas


def test_end_of_life_impact():
    # 1 x 0.02 x 0.5 kg of making = 0.01 kg; left out: 0 x 0.02 x 0.5 = 0
    assert [formula(1, 0.02, 0.5) for formula in formulas.end_of_life_impact] == approx(
        [0.01] * 4, rel=1e-9
    )
    assert [formula(0, 0.02, 0.5) for formula in formulas.end_of_life_impact] == [0] * 4
    assert [formula.needs[2] for formula in formulas.end_of_life_impact] == [
        "making_carbon",
        "making_water",
        "making_metals",
        "making_primary_energy",
    ]
