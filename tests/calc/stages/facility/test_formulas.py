"""From the chips to the meter, worked by hand."""

from pytest import approx

from setara.stages.facility import formulas


def test_server_energy():
    # 1000 J of chips x (1 + 0.4) = 1400 J
    assert formulas.server_energy.body(chip_energy=1000, host_overhead=0.4) == approx(
        1400, rel=1e-9
    )


def test_waiting_time():
    # 2 answers x 8 accelerators x 60 s = 960 s; nothing where waiting is not counted
    values = {"answers": 2, "reserved_accelerators": 8, "reserved_time": 60}
    assert formulas.waiting_time.body(**values, idle_counted=1) == 960
    assert formulas.waiting_time.body(**values, idle_counted=0) == 0


def test_waiting_energy():
    # 960 s x 200 W = 192,000 J
    assert formulas.waiting_energy.body(waiting_time=960, idle_power=200) == 192_000


def test_it_electricity():
    body = formulas.it_electricity.body
    # (1,000,000 J x (1 + 0.1 x 1) + 700,000 J) / 3,600,000 J/kWh = 1.8 / 3.6 = 0.5 kWh
    values = {
        "server_energy": 1e6,
        "idle_reserve": 0.1,
        "waiting_energy": 0.7e6,
        "joules_per_kilowatt_hour": 3.6e6,
    }
    assert body(**values, idle_counted=1) == approx(0.5, rel=1e-9)
    # without the idle reserve: (1,000,000 + 700,000) / 3,600,000 = 0.47222... = 17/36 kWh
    assert body(**values, idle_counted=0) == approx(17 / 36, rel=1e-9)


def test_facility_electricity():
    # 0.5 kWh x 1.2 = 0.6 kWh
    body = formulas.facility_electricity.body
    assert body(it_electricity=0.5, power_usage_effectiveness=1.2) == approx(0.6, rel=1e-9)
