"""A slice of training, worked by hand."""

from pytest import approx

from setara.training import formulas


def test_training_time():
    # 1000 h x 3600 s/h = 3,600,000 s
    assert formulas.training_time.body(training_accelerator_hours=1000, seconds_per_hour=3600) == 3.6e6


def test_training_run_electricity():
    # 3,600,000 s x 700 W x 1.1 / 3,600,000 J/kWh = 770 kWh
    values = {
        "training_time": 3.6e6,
        "training_accelerator_power": 700,
        "training_facility_overhead": 1.1,
        "joules_per_kilowatt_hour": 3.6e6,
    }
    assert formulas.training_run_electricity.body(**values) == approx(770, rel=1e-9)


def test_training_share():
    # 10 answers x 600 tokens / 12,000,000 tokens x (1 + 0.5) = 0.0005 x 1.5 = 0.00075
    values = {"answers": 10, "processed_tokens": 600, "lifetime_tokens": 12e6, "development_overhead": 0.5}
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
    values = {"training_water_usage_effectiveness": 0.44, "training_facility_overhead": 1.1}
    assert formulas.training_site_water.body(**values) == approx(0.4, rel=1e-9)


def test_training_impact():
    # 0.5 kWh x 0.4 kg/kWh + 0.0005 slots x 1000 kg = 0.2 + 0.5 = 0.7 kg
    assert [one(0.5, 0.4, 0.0005, 1000) for one in formulas.training_impact] == approx([0.7] * 3, rel=1e-9)
    assert [one.name for one in formulas.training_impact] == [
        "training_carbon",
        "training_metals",
        "training_primary_energy",
    ]


def test_training_water():
    # 0.5 kWh x (0.4 + 3.6 L/kWh) + 0.0005 slots x 2000 L = 2 + 1 = 3 L
    values = {
        "training_electricity": 0.5,
        "training_site_water": 0.4,
        "training_grid_water": 3.6,
        "training_slot_share": 0.0005,
        "accelerator_water": 2000,
    }
    assert formulas.training_water.body(**values) == approx(3, rel=1e-9)
