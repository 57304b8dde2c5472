"""A service over a time, worked by hand."""

from pytest import approx

from setara.categories import CATEGORIES, IMPACTS
from setara.stages.service import formulas


def test_answers():
    # 1000 answers a day x 18 months x 30.4375 days a month = 547,875
    body = formulas.answers.body
    assert body(answers_per_day=1000, service_months=18, days_per_month=30.4375) == approx(
        547_875, rel=1e-12
    )


def test_lifetime_tokens():
    # 600 tokens served = 600 tokens of life
    assert formulas.lifetime_tokens.body(served_tokens=600) == 600


def test_service_electricity():
    # 10 + 2 + 1 kWh = 13 kWh
    assert formulas.service_electricity.body(10, 2, 1) == 13


def test_service_impact():
    # 10 + 4 + 1 + 0 + 0.5 kg = 15.5 kg
    assert [formula(10, 4, 1, 0, 0.5) for formula in formulas.service_impact] == [15.5] * 4
    assert [formula.name for formula in formulas.service_impact] == [
        f"service_{impact.id}" for impact in IMPACTS
    ]


def test_average_impact():
    # 300 kg / 1000 answers = 0.3 kg
    assert [formula(300, 1000) for formula in formulas.average_impact] == approx(
        [0.3] * 5, rel=1e-12
    )
    assert [formula.name for formula in formulas.average_impact] == [
        f"average_{category.id}" for category in CATEGORIES
    ]


def test_break_even_tokens_impact():
    # 200 kg of training, 50 kg of serving 1e9 tokens: 200 x 1e9 / 50 = 4e9 tokens
    assert [formula(200, 1e9, 50) for formula in formulas.break_even_tokens_impact] == approx(
        [4e9] * 5, rel=1e-12
    )
    # half of the training on half of the life, 1e9 of 2e9 tokens, gives the same: 100 x 2e9 / 50 =
    # 4e9
    assert formulas.break_even_tokens_impact[1](100, 2e9, 50) == approx(4e9, rel=1e-12)


def test_training_part_impact():
    # 4e9 / (4e9 + 1e9) = 0.8, as 200 kg of 250 kg is; at the break-even 4e9 / 8e9 = 0.5
    assert [formula(4e9, 1e9) for formula in formulas.training_part_impact] == approx(
        [0.8] * 5, rel=1e-12
    )
    assert formulas.training_part_impact[0](4e9, 4e9) == 0.5
    assert formulas.training_part_impact[0](0, 1e9) == 0
