"""Whether two figures count alike: hand-made pairs, and laws that hold for all pairs."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setara.categories import CATEGORIES
from setara.core.records import RecordError
from setara.facts.boundary import (
    ANSWER_STAGES,
    NAMES,
    STAGES,
    STATES,
    WORDS,
    Boundary,
    badge,
    compare,
    match,
    of_table,
)

STATED = [state for state in STATES if state != "unknown"]
IDS = st.sampled_from([category.id for category in CATEGORIES])


def boundaries(states=STATES, unknown=True):
    """Any boundary; without unknowns, one that states everything."""
    words = {
        key: st.sampled_from([word for word in known if unknown or word != "unknown"])
        for key, known in WORDS.items()
    }
    texts = st.sampled_from(["France", "United States", *([""] if unknown else [])])
    return st.builds(
        Boundary,
        **{stage: st.sampled_from(list(states)) for stage in STAGES},
        **words,
        place=texts,
        year=texts,
        mostly=st.sampled_from(["", *STAGES]),
    )


@given(boundaries(), boundaries(), IDS)
def test_comparing_is_symmetric(first, second, category):
    there, back = compare(first, second, category), compare(second, first, category)
    assert [(a.aspect, a.match, a.left, a.right) for a in there] == [
        (b.aspect, b.match, b.right, b.left) for b in back
    ]
    assert match(there) == match(back)


@given(boundaries(STATED, unknown=False), IDS)
def test_what_states_everything_is_like_itself(boundary, category):
    assert match(compare(boundary, boundary, category)) == "like"


@given(boundaries(), IDS)
def test_nothing_is_unlike_itself(boundary, category):
    assert match(compare(boundary, boundary, category)) in ("like", "unstated")


@given(boundaries(), boundaries(), IDS)
def test_a_difference_that_decides_is_never_hidden(first, second, category):
    differences = compare(first, second, category)
    deciding = [single for single in differences if single.decides]
    differs = any(single.match == "differs" for single in deciding)
    assert (match(differences) == "unlike") == differs
    assert (badge(differences, category)["state"] == "unlike") == differs
    assert badge(differences, category)["text"]


@given(boundaries(), boundaries(), IDS)
def test_every_difference_can_be_said(first, second, category):
    for single in compare(first, second, category):
        assert single.text().startswith(NAMES[single.aspect])


FIELD = Boundary(
    reach="supply chain", water="consumption", gases="CO2e", accounting="location", energy="primary"
)


@pytest.mark.parametrize(
    ("category", "changes", "state"),
    [
        (
            "water",
            {"water": "rain too"},
            "unlike",
        ),  # rain, irrigation and dilution against consumption
        ("water", {"water": "withdrawal"}, "unlike"),
        ("water", {"reach": "direct"}, "unlike"),  # cooling on site without power stations
        ("water", {"water": "unknown"}, "unstated"),
        ("water", {"gases": "CO2"}, "like"),  # gases do not matter to water
        ("primary_energy", {"energy": "final"}, "unlike"),  # the meter against the mine
        ("primary_energy", {"energy": "fossil primary"}, "like"),  # said, not held against the pair
        ("primary_energy", {}, "like"),
    ],
)
def test_what_makes_two_figures_unlike(category, changes, state):
    assert match(compare(FIELD, replace(FIELD, **changes), category)) == state


def test_carbon_decides_by_gases_reach_accounting_equipment_and_device():
    whole = replace(FIELD, equipment="in", device="out")
    assert match(compare(whole, whole, "carbon")) == "like"
    for changes in (
        {"gases": "CO2"},
        {"reach": "direct"},
        {"accounting": "market"},
        {"equipment": "out"},
        {"device": "in"},
    ):
        assert match(compare(whole, replace(whole, **changes), "carbon")) == "unlike", changes
    assert (
        match(compare(whole, replace(whole, equipment="none"), "carbon")) == "like"
    )  # all of it there is, on both sides
    assert (
        match(compare(whole, replace(whole, place="France", operation="out"), "carbon")) == "like"
    )


def test_the_stage_that_is_most_of_a_figure_decides_on_either_side():
    sent = replace(FIELD, equipment="in", device="out", delivery="in", mostly="delivery")
    local = replace(sent, delivery="out", mostly="")
    assert (
        match(compare(sent, local, "carbon")) == match(compare(local, sent, "carbon")) == "unlike"
    )
    assert badge(compare(sent, local, "carbon"), "carbon")["text"] == "without network"
    assert match(compare(sent, replace(local, delivery="unknown"), "carbon")) == "unstated"
    assert match(compare(replace(sent, mostly=""), local, "carbon")) == "like"
    with pytest.raises(RecordError, match=r"near: delivery"):
        Boundary(mostly="deliveries")


def test_studies_of_ai_name_the_stages_their_own_way():
    table = dict.fromkeys(ANSWER_STAGES, "in")
    assert of_table(table, "here", ANSWER_STAGES).stages() == dict.fromkeys(STAGES, "in")
    with pytest.raises(RecordError, match=r"unknown key 'training'"):
        of_table(table, "here")


def test_a_word_that_is_not_known_is_refused_with_the_nearest():
    with pytest.raises(RecordError, match=r"near: withdrawal"):
        Boundary(water="withdrawals")
