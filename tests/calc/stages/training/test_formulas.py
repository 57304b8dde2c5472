"""A slice of training, worked by hand."""

from pytest import approx

from setara.stages.training import formulas


def test_training_operations():
    # 6 x 405e9 parameters x 15e12 tokens = 3.645e25
    values = {
        "operations_per_parameter_token": 6,
        "active_parameters": 405,
        "parameters_per_billion": 1e9,
        "training_tokens": 15e12,
    }
    assert formulas.training_operations.body(**values) == approx(3.645e25, rel=1e-12)


def test_training_accelerator_hours():
    # 3.6e21 operations x 1.5 / (1e15 per second x 0.5 x 3600 s/h) = 5.4e21 / 1.8e18 = 3000 h
    values = {
        "training_operations": 3.6e21,
        "training_rule_correction": 1.5,
        "training_accelerator_speed": 1e15,
        "training_utilisation": 0.5,
        "seconds_per_hour": 3600,
    }
    assert formulas.training_accelerator_hours.body(**values) == approx(3000, rel=1e-12)


def test_training_accelerator_electricity():
    # 1000 h x 3600 s/h x 700 W / 3,600,000 J/kWh = 700 kWh
    values = {
        "training_accelerator_hours": 1000,
        "training_accelerator_power": 700,
        "seconds_per_hour": 3600,
        "joules_per_kilowatt_hour": 3.6e6,
    }
    assert formulas.training_accelerator_electricity.body(**values) == approx(700, rel=1e-12)


def test_training_time():
    # 700 kWh x 3,600,000 J/kWh / 700 W = 3,600,000 s, the 1000 hours again
    values = {"training_accelerator_electricity": 700, "joules_per_kilowatt_hour": 3.6e6}
    assert formulas.training_time.body(training_accelerator_power=700, **values) == approx(
        3.6e6, rel=1e-12
    )
    # the same electricity at half the power takes twice as long: 7,200,000 s = 2 x 3,600,000 s
    assert formulas.training_time.body(training_accelerator_power=350, **values) == approx(
        7.2e6, rel=1e-12
    )


def test_training_run_electricity():
    # 700 kWh x (1 + 0.5 idle) x 1.1 = 1155 kWh; without idle machines 700 x 1.1 = 770 kWh
    body = formulas.training_run_electricity.body
    values = {"training_accelerator_electricity": 700, "training_facility_overhead": 1.1}
    assert body(training_idle_overhead=0.5, **values) == approx(1155, rel=1e-12)
    assert body(training_idle_overhead=0, **values) == approx(770, rel=1e-12)


def test_training_share():
    # 6000 tokens / 12,000,000 tokens x (1 + 0.5) = 0.0005 x 1.5 = 0.00075
    values = {"served_tokens": 6000, "lifetime_tokens": 12e6, "development_overhead": 0.5}
    assert formulas.training_share.body(training_counted=1, **values) == approx(0.00075, rel=1e-9)
    # marginal: 0 x anything = 0
    assert formulas.training_share.body(training_counted=0, **values) == 0


def test_training_electricity():
    # 0.00075 x 770 kWh = 0.5775 kWh
    body = formulas.training_electricity.body
    assert body(training_share=0.00075, training_run_electricity=770) == approx(0.5775, rel=1e-9)


def test_training_slot_share():
    # 0.001 x 31,557,600 s / (4 years x 0.5 x 31,557,600 s/year) = 0.001 / 2 = 0.0005
    values = {
        "training_share": 0.001,
        "training_time": 31_557_600,
        "training_slot_lifetime": 4,
        "training_slot_utilisation": 0.5,
        "seconds_per_year": 31_557_600,
    }
    assert formulas.training_slot_share.body(**values) == approx(0.0005, rel=1e-9)


def test_training_site_water():
    # 0.44 L per kWh of machines / 1.1 kWh at the meter for each = 0.4 L/kWh
    values = {"training_water_usage_effectiveness": 0.44, "training_building_overhead": 1.1}
    assert formulas.training_site_water.body(**values) == approx(0.4, rel=1e-9)


def test_training_supply_impact():
    # 0.5 kWh x 0.4 kg/kWh = 0.2 kg
    assert [formula(0.5, 0.4) for formula in formulas.training_supply_impact] == approx(
        [0.2] * 3, rel=1e-12
    )
    names = ["training_supply_carbon", "training_supply_metals", "training_supply_primary_energy"]
    assert [formula.name for formula in formulas.training_supply_impact] == names


def test_training_supply_water():
    # 0.5 kWh x (0.4 on site + 3.6 L/kWh at power stations) = 2 L
    values = {"training_electricity": 0.5, "training_site_water": 0.4, "training_grid_water": 3.6}
    assert formulas.training_supply_water.body(**values) == approx(2, rel=1e-12)


def test_training_slot_impact():
    # an accelerator with its share of a server, of 1000 kg = 1000 kg
    assert [formula(1000) for formula in formulas.training_slot_impact] == approx(
        [1000] * 4, rel=1e-12
    )


def test_training_making_impact():
    # 0.0005 slots x 1000 kg = 0.5 kg
    assert [formula(0.0005, 1000) for formula in formulas.training_making_impact] == approx(
        [0.5] * 4, rel=1e-12
    )


def test_training_impact():
    # 0.2 kg of electricity + 0.5 kg of hardware = 0.7 kg
    assert [formula(0.2, 0.5) for formula in formulas.training_impact] == approx(
        [0.7] * 4, rel=1e-12
    )
    names = [f"training_{category}" for category in ("carbon", "water", "metals", "primary_energy")]
    assert [formula.name for formula in formulas.training_impact] == names
