"""The reader's own device, worked by hand."""

from pytest import approx

from setara.stages.device import formulas


def test_device_time():
    # 1 x 10 answers x 30 s = 300 s
    assert formulas.device_time.body(device_counted=1, answers=10, reading_time=30) == 300
    # left out: 0 x 10 x 30 s = 0
    assert formulas.device_time.body(device_counted=0, answers=10, reading_time=30) == 0


def test_device_electricity():
    # 300 s x 24 W / 3,600,000 J/kWh = 0.002 kWh
    values = {"device_time": 300, "device_power": 24, "joules_per_kilowatt_hour": 3.6e6}
    assert formulas.device_electricity.body(**values) == approx(0.002, rel=1e-9)


def test_device_share():
    # 315.576 s of 5 years x 0.2 in use x 31,557,600 s/year = 315.576 / 31,557,600 = 1e-5
    values = {
        "device_time": 315.576,
        "device_lifetime": 5,
        "device_utilisation": 0.2,
        "seconds_per_year": 31_557_600,
    }
    assert formulas.device_share.body(**values) == approx(1e-5, rel=1e-9)


def test_device_impact():
    # 0.002 kWh x 0.4 kg/kWh + 1e-5 x 175 kg = 0.0008 + 0.00175 = 0.00255 kg
    assert [formula(0.002, 0.4, 1e-5, 175) for formula in formulas.device_impact] == approx(
        [0.00255] * 3, rel=1e-9
    )
    assert [formula.name for formula in formulas.device_impact] == [
        "device_carbon",
        "device_metals",
        "device_primary_energy",
    ]


def test_device_water():
    # 0.002 kWh x 3 L/kWh = 0.006 L
    assert formulas.device_water.body(device_electricity=0.002, grid_water=3) == approx(
        0.006, rel=1e-9
    )
