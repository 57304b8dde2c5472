"""What an answer is held against, and whether it says when the two do not count alike."""

from pytest import approx

from setara.evaluation.evaluation import evaluate
from setara.facts.things import THINGS
from setara.questions.limits import NODES
from setara.questions.question import read
from setara.sharing.beside import RECORD, beside, sentence

ANSWER = evaluate(read({}, NODES))


def test_things_are_held_against_the_answer_by_their_first_figure():
    things = {thing["id"]: thing for thing in beside(ANSWER)}
    assert list(things) == RECORD["things"]
    beef = next(iter(THINGS["beef"].alternatives["carbon"].values())).figure.value
    times = beef / ANSWER.point["total_carbon"]
    assert float(things["beef"]["times"].replace(",", "")) == approx(times, rel=0.05)
    assert things["beef"]["value"] == beef


def test_the_first_counts_what_the_answer_counts():
    assert beside(ANSWER)[0]["badge"]["state"] == "like"


def test_the_sentence_says_when_they_do_not_count_alike():
    streaming = next(thing for thing in beside(ANSWER) if thing["badge"]["state"] == "unlike")
    text = sentence(streaming, "such answers")
    assert "do not count alike" in text
    assert streaming["badge"]["text"] in text
    assert streaming["times_range"] in text
