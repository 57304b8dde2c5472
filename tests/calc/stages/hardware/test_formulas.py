"""A slice of making the machines, worked by hand."""

from pytest import approx

from setara.stages.hardware import formulas


def test_accelerator_time():
    body = formulas.accelerator_time.body
    # 5000 J / 500 W = 10 s, nothing reserved
    values = {"chip_energy": 5000, "slot_power": 500}
    assert body(**values, waiting_time=0) == approx(10, rel=1e-9)
    # 1440 s reserved are longer than 10 s
    assert body(**values, waiting_time=1440) == approx(1440, rel=1e-9)


def test_service_time():
    # 4 years x 0.5 x 31,557,600 s = 63,115,200 s
    values = {"slot_lifetime": 4, "slot_utilisation": 0.5, "seconds_per_year": 31_557_600}
    assert formulas.service_time.body(**values) == approx(63_115_200, rel=1e-9)


def test_slot_share():
    # 10 s of 50,000,000 s = 2e-7
    assert formulas.slot_share.body(accelerator_time=10, service_time=5e7) == approx(2e-7, rel=1e-9)


def test_slot_impact():
    # the slot is an accelerator with its share of a server: 1125 kg = 1125 kg
    assert [formula(1125) for formula in formulas.slot_impact] == [1125] * 4
    assert [formula.name for formula in formulas.slot_impact] == [
        "slot_carbon",
        "slot_water",
        "slot_metals",
        "slot_primary_energy",
    ]


def test_making_impact():
    # a share of 2e-7 x 1125 kg = 2.25e-4 kg
    assert [formula(2e-7, 1125) for formula in formulas.making_impact] == approx(
        [2.25e-4] * 4, rel=1e-9
    )
    assert [formula.needs[1] for formula in formulas.making_impact] == [
        formula.name for formula in formulas.slot_impact
    ]


def test_hardware_impact():
    # counted: 1 x 2.25e-4 kg = 2.25e-4 kg; left out: 0 x 2.25e-4 kg = 0
    assert [formula(1, 2.25e-4) for formula in formulas.hardware_impact] == [2.25e-4] * 4
    assert [formula(0, 2.25e-4) for formula in formulas.hardware_impact] == [0] * 4
    assert [formula.needs[1] for formula in formulas.hardware_impact] == [
        formula.name for formula in formulas.making_impact
    ]
