"""The energy of the chips, worked by hand."""

from pytest import approx

from setara.stages.inference import formulas


def test_precision():
    # 8 bits over the 16 of the law = 0.5
    assert formulas.precision.body(precision_bits=8, reference_bits=16) == 0.5


def test_arithmetic_energy():
    # 0.01 J x square root of (4 x 9 x 1/4) = 0.01 x 3 = 0.03 J
    body = formulas.arithmetic_energy.body
    values = {
        "arithmetic_coefficient": 0.01,
        "active_parameters": 4,
        "total_parameters": 9,
        "precision": 0.25,
    }
    assert body(**values) == approx(0.03, rel=1e-9)
    # dense, 16 bit: 0.0063 x square root of (100 x 100) = 0.63 J
    values = {
        "arithmetic_coefficient": 0.0063,
        "active_parameters": 100,
        "total_parameters": 100,
        "precision": 1,
    }
    assert body(**values) == approx(0.63, rel=1e-9)


def test_active_share():
    # 37 of 671 billion = 0.0551...; one eighth: 4 of 32 = 0.125
    assert formulas.active_share.body(active_parameters=4, total_parameters=32) == 0.125
    # drawn sizes may cross: 9 of 8 count as all of them = 1
    assert formulas.active_share.body(active_parameters=9, total_parameters=8) == 1


def test_parameters_read():
    body = formulas.parameters_read.body
    # half of 100 used by each of 2 requests: 100 x (1 - 0.5 x 0.5) = 75
    assert body(total_parameters=100, active_share=0.5, concurrent_requests=2) == approx(
        75, rel=1e-9
    )
    # one request reads what it uses: 100 x (1 - 0.5) = 50
    assert body(total_parameters=100, active_share=0.5, concurrent_requests=1) == approx(
        50, rel=1e-9
    )
    # a dense model is read whole: 100 x (1 - 0) = 100
    assert body(total_parameters=100, active_share=1, concurrent_requests=7) == 100


def test_weight_energy():
    # 0.5 J x 80 billion x half the width / 4 requests = 5 J
    values = {
        "weight_coefficient": 0.5,
        "parameters_read": 80,
        "precision": 0.5,
        "concurrent_requests": 4,
    }
    assert formulas.weight_energy.body(**values) == approx(5, rel=1e-9)


def test_key_value_size():
    # 64e-6 GB x (16 / 1) to the power of 0.5 = 64e-6 x 4 = 256e-6 GB
    values = {
        "key_value_scale": 64e-6,
        "active_parameters": 16,
        "reference_parameters": 1,
        "key_value_exponent": 0.5,
    }
    assert formulas.key_value_size.body(**values) == approx(256e-6, rel=1e-9)


def test_attention_energy():
    # 0.23 J/GB x 300e-6 GB x 1000 tokens = 0.069 J
    values = {"attention_coefficient": 0.23, "key_value_size": 300e-6, "context_length": 1000}
    assert formulas.attention_energy.body(**values) == approx(0.069, rel=1e-9)


def test_chip_energy_per_output_token():
    # (0.6 + 0.3 + 0.1) x 1.5 + 0.05 = 1.55 J
    values = {
        "arithmetic_energy": 0.6,
        "weight_energy": 0.3,
        "fixed_energy": 0.1,
        "fit_residual": 1.5,
        "attention_energy": 0.05,
    }
    assert formulas.chip_energy_per_output_token.body(**values) == approx(1.55, rel=1e-9)


def test_prompt_energy():
    # 0.0033 J x 100 billion x 200 tokens = 66 J
    values = {"prompt_coefficient": 0.0033, "active_parameters": 100, "prompt_tokens": 200}
    assert formulas.prompt_energy.body(**values) == approx(66, rel=1e-9)


def test_chip_energy():
    # 10 answers x (1.5 J x 400 tokens + 66 J) = 10 x 666 = 6660 J
    values = {
        "answers": 10,
        "chip_energy_per_output_token": 1.5,
        "generated_tokens": 400,
        "prompt_energy": 66,
    }
    assert formulas.chip_energy.body(**values) == approx(6660, rel=1e-9)
