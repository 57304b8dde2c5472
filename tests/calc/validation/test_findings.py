"""What a few runs say beside each other, worked by hand, and what the measured ones say."""

import pytest

from setara.validation import findings
from setara.validation.findings import FAMILY, GENERATIONS, MIXTURE, Halving, Succession
from setara.validation.runs import FITTED, RUNS, Run

SIZES = dict(zip((*FAMILY, MIXTURE), ((8, 8), (70, 70), (405, 405), (22, 235)), strict=True))


def run(joules, **more):
    name = more.get("name", FAMILY[0])
    active, total = SIZES[name]
    table = {
        "name": name, "model": "", "hardware": "h100-2026", "task": "chat", "active": active,
        "total": total, "bits": 16, "accelerators": 1, "requests": 8, "tokens": 400,
    }  # fmt: skip
    return Run(**{**table, **more, "joules": joules})


def test_runs_alike_are_of_a_kind_and_within_a_tenth_of_so_many_requests():
    runs = [run(1, requests=requests) for requests in (7, 7.3, 8, 8.7, 9)]
    assert findings.alike(runs, 8) == runs[1:4]
    assert findings.alike(runs, 8, bits=8) == []
    assert findings.alike(runs) == runs


def test_the_number_of_chips_that_suits_a_run_takes_the_least():
    single, double, quad = run(0.4), run(0.3, accelerators=2), run(0.5, accelerators=4)
    assert findings.least([single, double, quad]) is double


def test_a_ladder_goes_from_few_requests_to_the_most_on_the_chips_that_suit():
    # 0.8 J with 8 requests and 0.2 J with 512: a quarter, so four times the last.
    runs = [
        step
        for name in SIZES
        for step in (
            run(0.8, name=name),
            run(0.9, name=name, accelerators=2),  # on more chips: not the start, no part of it
            run(0.1, name=name, accelerators=2, requests=1024),
            run(0.2, name=name, requests=512),
            run(0.4, name=name, requests=64),
            run(0.3, name=name, requests=64, task="reasoning"),
        )
    ]
    for ladder, name in zip(findings.ladders(runs), SIZES, strict=True):
        assert ladder.start.name == ladder.end.name == name
        assert [step.joules for step in ladder.runs] == [0.8, 0.2, 0.4]
        assert ladder.gain == pytest.approx(4)


def test_the_exponent_of_size():
    # From 8B to 405B, 50.625 times the size: with 7.115 times the energy, its square root, 0.5;
    # ten times the size takes the square root of ten, 3.162.
    across = {"hardware": "b200-2026", "requests": 64}
    joules = dict(zip(FAMILY, (1, 3, 50.625**0.5), strict=True))
    runs = [run(value, name=name, **across) for name, value in joules.items()]
    runs += [
        run(0.1, name=FAMILY[2], bits=8, **across),  # in 8 bit: not of the dense in 16
        run(9, name=FAMILY[0], accelerators=2, **across),  # on chips that suit it less
        run(2, name=MIXTURE, **across),
    ]
    sizes = findings.sizes(runs)
    assert [step.name for step in sizes.family] == list(FAMILY)
    assert [step.name for step in sizes.mixed] == [MIXTURE]
    assert sizes.exponent == pytest.approx(0.5)
    assert sizes.tenfold == pytest.approx(3.1623, rel=1e-4)


def test_energy_in_proportion_to_size_has_the_exponent_one():
    across = {"hardware": "b200-2026", "requests": 64}
    runs = [run(SIZES[name][1] / 100, name=name, **across) for name in FAMILY]
    assert findings.sizes(runs).exponent == pytest.approx(1)
    assert findings.sizes(runs).tenfold == pytest.approx(10)


def test_what_eight_bit_saves():
    # Dense: 0.6 J of 1 J and 0.3 J of 0.4 J: 40 % and 25 % saved. The mixture with 8 requests takes
    # 1.1 J of 1 J; with 64 it saves, and that is none of the few.
    runs = [
        run(0.6, bits=8),
        run(1),
        run(0.3, bits=8, requests=64),
        run(0.4, requests=64),
        run(1.1, name=MIXTURE, bits=8),
        run(1, name=MIXTURE),
        run(0.5, name=MIXTURE, bits=8, requests=64),
        run(1, name=MIXTURE, requests=64),
        run(0.1, name=FAMILY[1], bits=8),  # measured in 8 bit alone
    ]
    pairs = findings.halvings(runs)
    assert [pair.ratio for pair in pairs] == pytest.approx([0.6, 0.75, 1.1, 0.5])
    assert [pair.dense for pair in pairs] == [True, True, False, False]
    assert findings.saving(pairs) == pytest.approx((0.25, 0.4))
    assert findings.few_of_mixtures(pairs) == pytest.approx((1.1, 1.1))


def test_code_completion_is_left_out_of_halvings():
    assert findings.halvings([run(1, task="code", bits=bits) for bits in (8, 16)]) == []


def test_what_generations_gain():
    # 4 J on the oldest: over 1 J and over 2 J on the newest, four times and twice.
    lines = [Succession(64, (run(4), run(3), run(newest))) for newest in (1, 2)]
    assert findings.gains(lines) == (2, 4)


def test_the_measured_runs_have_all_that_the_pictures_compare():
    assert [line.start.name for line in findings.ladders()] == [*FAMILY, MIXTURE]
    for line in findings.successions():
        assert [step.hardware for step in line.runs] == list(GENERATIONS)
    for pair in findings.halvings():
        assert (pair.half.bits, pair.whole.bits) == (8, 16)
        assert (pair.half.name, pair.half.hardware) == (pair.whole.name, pair.whole.hardware)
    assert {True, False} == {pair.dense for pair in findings.halvings()}


def test_the_law_is_what_predicts_a_short_run():
    start = next(step for step in FITTED if 350 < step.tokens < 450)
    assert findings.law(start) == pytest.approx(start.predicted, rel=0.02)
    assert findings.law(start, concurrent_requests=2 * start.requests) < findings.law(start)


def test_a_halving_compares_the_same_model():
    assert Halving(run(1, bits=8), run(2)).ratio == 0.5
    assert len(RUNS) > len(FITTED)
