"""Comparisons worked by hand, and laws: what stands on both sides cancels, both ways round
agree."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest import approx

from setara import api
from setara.categories import CATEGORIES
from setara.comparisons import catalog, comparison
from setara.comparisons.comparison import read_comparison
from setara.evaluation.evaluation import evaluate
from setara.facts import PLACES, PUBLISHED
from setara.facts.things import THINGS
from setara.questions.items import names, read_item, read_items
from setara.questions.limits import NODES
from setara.questions.question import FIELDS, read
from setara.writing.wording import uncapital


def compared(**question):
    report = json.loads(api.compare(json.dumps(question)))
    assert "problems" not in report, report
    return report


def refused(**question):
    return {
        problem["field"]: problem
        for problem in json.loads(api.compare(json.dumps(question)))["problems"]
    }


def rows(**question):
    made = read_comparison(question)
    assert made.problems == []
    answer = comparison.answer_to(made.question)
    return comparison.rows(made, answer), answer


def test_a_habit_adds_up_over_the_time_and_the_people():
    """10 a day over 18 months for 1,000 people: 10 × 1.5 × 365.25 × 1,000 = 5,478,750 answers."""
    (habit, once), answer = rows(items=["10d-answer", "beef"], span="18m", people=1000)
    assert habit.count == approx(5_478_750)
    assert once.count == 1
    assert habit.total == approx(5_478_750 * answer.point["total_carbon"])


def test_a_published_query_on_the_grid_of_the_answer():
    """0.34 Wh × 3.132 L/kWh + 0.3218 mL on site: 1.0649 + 0.322 = 1.387 mL, as notes on the beef
    claim have it."""
    (_, second), _ = rows(items=["answer", "altman-2025.grid"], category="water")
    electricity, on_site = (
        PUBLISHED["altman-2025"].figure(quantity).value for quantity in ("electricity", "water")
    )
    assert second.one.value == approx(electricity * PLACES["USA"].water.value + on_site)
    assert second.one.value == approx(1.387e-3, rel=1e-3)
    assert (second.one.boundary.reach, second.one.boundary.water) == ("unknown", "unknown"), (
        "not said of the site"
    )


@pytest.mark.parametrize("category", ["carbon", "metals", "primary_energy"])
def test_electricity_times_the_grid_counts_no_making(category):
    """Electricity × the grid: what making devices and servers takes is in no factor of it."""
    answer = evaluate(read({}, NODES))
    for name in ("gemini-2025", "epoch-2025", "led-hour"):
        bound = catalog.counted(read_item(f"{name}.grid"), category, answer, {})
        assert "in" not in (bound.equipment, bound.construction, bound.end_of_life), name
    boundary = catalog.counted(read_item("gemini-2025.grid"), "water", answer, {})
    assert (boundary.reach, boundary.water) == ("supply chain", "consumption"), "its site is known"


def test_electricity_at_the_meter_is_said_to_be_no_primary_energy():
    """0.34 Wh × 3.6 MJ/kWh = 1.224 kJ."""
    (_, second), _ = rows(items=["answer", "altman-2025.meter"], category="primary_energy")
    assert second.one.value == approx(1.224e-3)
    assert (
        next(difference for difference in second.differences if difference.aspect == "energy").match
        == "differs"
    )


def test_what_stands_on_both_sides_cancels():
    """Twice as many of the same answer are exactly twice as much in every draw."""
    (_, second), _ = rows(items=["answer", "2-answer"])
    assert (second.whole.low, second.whole.value, second.whole.high) == approx((2, 2, 2), rel=1e-12)


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from([category.id for category in CATEGORIES]),
    st.sampled_from(["beef", "gemini-2025", "reasoning"]),
)
def test_both_ways_round_agree(category, thing):
    (_, there), _ = rows(items=["answer", thing], category=category, draws=200)
    (_, back), _ = rows(items=[thing, "answer"], category=category, draws=200)
    if there.each:
        assert there.each.value * back.each.value == approx(1)
        assert there.each.low * back.each.high == approx(1, rel=0.01)  # quantiles lie between draws
        assert [difference.match for difference in there.differences] == [
            difference.match for difference in back.differences
        ]


def test_a_grid_at_which_both_are_equal_makes_them_equal():
    (first, second), answer = rows(items=["answer", "mistral-large-2"], load="low")
    grid = comparison.even_grid(second, first, "carbon", answer)
    (first, second), _ = rows(
        items=["answer", "mistral-large-2"], load="low", given={"grid_carbon": grid}
    )
    assert first.total == approx(second.total, rel=1e-9)


def test_a_pair_that_counts_alike_is_offered():
    """Google accounts by contracts; on the grid of the answer both count by location, and neither
    counts hardware."""
    pair = compared(items=["answer", "gemini-2025"], given={"hardware_counted": 0})["held"][0]
    assert pair["badge"]["state"] == "unlike"
    assert "gemini-2025.grid" in pair["alike"]["link"] or "gemini-2025" not in pair["alike"]["link"]
    assert compared(items=["answer", "gemini-2025"])["held"][0]["alike"] is None, (
        "the answer counts hardware"
    )


def test_the_link_asks_the_same_again():
    report = compared(
        items=["5w-answer", "2-beef.ademe"], span="18m", people=12, category="carbon", grid="FRA"
    )
    read = json.loads(api.compare_link(report["link"]))
    assert read["problems"] == []
    assert compared(**read["question"])["rows"] == report["rows"]


def test_every_problem_is_said_at_once():
    problems = refused(
        items=[{"thing": "answer", "amount": "x"}, {"thing": "beaf"}],
        span="soon",
        people="-3",
        locale="en",
    )
    assert set(problems) == {"items.0.amount", "items.1.thing", "span", "people"}


def test_the_same_by_parts_and_by_text():
    typed = [
        {"thing": "answer", "amount": "10", "period": "d"},
        {"thing": "beef", "amount": "", "figures": "ademe"},
    ]
    assert compared(items=typed, span="18 months", locale="en") == compared(
        items="10d-answer,beef.ademe", span="18m", locale="en"
    )


def test_a_habit_catches_up_after_a_time():
    """Over a year the ratio of the one thing to the habit is the number of years until they are
    equal."""
    report = compared(items=["10d-answer", "beef"], span="1y")
    answer, beef = (row["value"] for row in report["rows"])
    pair = report["held"][0]
    assert float(pair["whole"]["text"]) == approx(beef / answer, rel=0.02)
    assert pair["breakeven"][1].startswith(
        f"10\u00a0answers a day come to 1 kg beef after {pair['whole']['text']}"
    )
    twice = compared(items=["10d-answer", "beef"], span="2y")["held"][0]
    assert twice["breakeven"][1] == pair["breakeven"][1], "the time does not depend on the span"
    turned = compared(items=["beef", "10d-answer"], span="1y")["held"][0]
    assert turned["breakeven"][1] == pair["breakeven"][1]


def test_how_many_a_day_until_both_are_equal():
    """So many a day as it says make both equal: asked again with that many, the ratio is 1."""
    (_, beef), _ = rows(items=["10d-answer", "beef"])
    (_, again), _ = rows(
        items=[{"thing": "answer", "amount": 10 * beef.whole.value, "period": "d"}, "beef"]
    )
    assert again.whole.value == approx(1)


def test_the_multiplier_stands_with_what_it_multiplies():
    assert compared(items=["answer", "beef"], people=5)["held"][0]["whole"] is None
    assert compared(items=["answer", "2-beef"], people=5)["held"][0]["whole"]["before"] == "In all:"
    report = compared(items=["2w-answer", "beef"], people=5, span="18m")
    assert report["held"][0]["whole"]["before"] == "Over 18\u00a0months, for 5 people:"
    assert report["multiplier"] == "over 18\u00a0months, for 5 people"


def test_service_that_weighs_nothing_is_compared():
    """Break-evens of training divide by the service; a comparison needs none of them."""
    given = dict.fromkeys(("hardware_counted", "end_of_life_counted", "grid_carbon"), 0)
    assert compared(given=given)["rows"][0]["value"] == 0


def test_both_ways_round_are_said():
    pair = compared(items=["answer", "beef"])["held"][0]
    assert pair["ratio"]["before"] == "1 kg beef emits as much as"
    assert pair["inverse"]["before"] == "1 answer emits as much as"
    turned = compared(items=["beef", "answer"])["held"][0]
    # the one that takes at least one of the other leads; quantiles lie between draws
    for way in ("ratio", "inverse"):
        assert turned[way] | {"range_text": ""} == pair[way] | {"range_text": ""}


def test_no_ratio_goes_out_without_what_stands_against_it():
    report = compared(
        items=["answer", "beef", "mistral-large-2", "gemini-2025", "t-shirt"], category="water"
    )
    ratios = [pair for pair in report["held"] if pair["ratio"]]
    assert len(ratios) >= 3
    for ratio in (*ratios, report["title"]):
        assert ratio["badge"]["text"]
        assert ratio["verdict"]


def test_methane_over_20_years_stands_beside_100():
    """What a source splits is multiplied by what it says; the other side keeps its value, and that
    is said."""
    split = [
        name
        for name, thing in THINGS.items()
        for alternative in thing.alternatives.get("carbon", {}).values()
        if alternative.gwp20
    ]
    for name in split[:3]:
        key, alternative = next(
            (key, alternative)
            for key, alternative in THINGS[name].alternatives["carbon"].items()
            if alternative.gwp20
        )
        (_, row), _ = rows(items=["answer", f"{name}.{key}"])
        assert row.heavier == approx(alternative.gwp20.value / alternative.figure.value)
        horizon = compared(items=["answer", f"{name}.{key}"])["held"][0]["horizon"]
        assert "not split" in horizon["notes"][0]["text"]
        assert horizon["sources"][0]["source"] == alternative.gwp20.source
        assert (
            compared(items=["answer", f"{name}.{key}"], category="electricity")["held"][0].get(
                "horizon"
            )
            is None
        )


def test_what_a_link_and_a_default_name_exists():
    for registry in (comparison.COMPARED["items"], FIELDS["comparators"]):
        things = read_items(registry.default)
        assert registry.least <= len(things) <= registry.most
        assert not any(map(catalog.unknown_figure, things))


@pytest.mark.parametrize("name", sorted(names()))
def test_everything_has_a_whole_name_in_a_sentence(name):
    thing = catalog.entry(name)
    assert thing.name == names()[name]
    if name in PUBLISHED:
        assert thing.one in (PUBLISHED[name].one, uncapital(thing.name))


def test_an_answer_is_kept_while_what_it_is_compared_with_changes():
    _, answer = rows(items=["answer", "beef"])
    assert comparison.answer_to(answer.question) is comparison.answer_to(read({}, NODES))


def test_nothing_found_is_said_and_has_no_ratio():
    report = compared(items=["answer", "veal"], category="metals")
    assert report["rows"][1]["text"] == "none found"
    assert report["held"][0]["ratio"] is None


def test_a_figure_of_carbon_dioxide_alone_is_not_called_an_equivalent():
    """The IEA prints 36 g of CO2 for an hour of streaming; ADEME's 64 g are of all gases."""
    iea, ademe = compared(items=["streaming-hour.iea-2020", "streaming-hour.ademe"])["rows"]
    assert (iea["text"].split("\u00a0", 1)[1], iea["unit_text"]) == ("g\u00a0CO₂", "g CO₂")
    assert ademe["text"].endswith("g\u00a0CO₂e")
