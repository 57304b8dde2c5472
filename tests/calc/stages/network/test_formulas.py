"""Carrying the answer, worked by hand."""

from pytest import approx

from setara.stages.network import formulas


def test_network_electricity():
    # 1 x 1000 answers x 20 kB = 0.02 GB; x 0.05 kWh/GB = 0.001 kWh
    values = {"answers": 1000, "data_volume": 2e-5, "network_intensity": 0.05}
    assert formulas.network_electricity.body(network_counted=1, **values) == approx(0.001, rel=1e-9)
    # left out: 0 x anything = 0
    assert formulas.network_electricity.body(network_counted=0, **values) == 0


def test_network_impact():
    # 0.001 kWh x 0.4 kg/kWh = 0.0004 kg
    assert [formula(0.001, 0.4) for formula in formulas.network_impact] == approx(
        [0.0004] * 4, rel=1e-9
    )
    assert [formula.needs[1] for formula in formulas.network_impact] == [
        "grid_carbon",
        "grid_water",
        "grid_metals",
        "grid_primary_energy",
    ]
