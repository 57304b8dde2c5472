"""The tree behind a number: of every formula, the need that opens with it."""

import pytest

from setara.answers.steps import steps
from setara.evaluation.evaluation import evaluate
from setara.questions.limits import EVERY_NODE
from setara.questions.question import read
from setara.stages.life_cycle import GRAPH


def tree(**question):
    return steps(evaluate(read({"draws": 200, **question}, EVERY_NODE)))


@pytest.mark.parametrize("question", [{}, {"device": "laptop"}, {"hardware": "local"}])
def test_a_sum_opens_at_the_addend_it_owes_most_to(question):
    answer = tree(**question)
    step = answer["total_carbon"]
    addends = {need: answer[need]["value"] for need in step["needs"] if answer[need]["needs"]}
    assert addends[step["largest"]] == max(addends.values())


def test_of_alike_needs_the_first_opens():
    answer = tree()
    for name, step in answer.items():
        computed = [need for need in step["needs"] if answer[need]["needs"]]
        if all(GRAPH.nodes[need].unit != step["unit"] for need in computed):
            assert step["largest"] == (computed[0] if computed else ""), name


def test_what_is_given_has_nothing_below_it_to_open():
    # the largest addend of the default answer, given by its name, is a leaf
    largest = tree()["total_carbon"]["largest"]
    answer = tree(given={largest: 1})
    assert answer[largest]["largest"] == ""
    assert answer["total_carbon"]["largest"] not in ("", largest)
