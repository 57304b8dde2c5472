"""What a reader set is said first: in titles, in everything that is shared, in the frames and
comparisons of others."""

import json

import pytest

from setara import api
from setara.lives.life import NODES as NODES_OF_LIFE
from setara.questions.limits import NODES
from setara.sharing.formats import FORMATS
from setara.writing.wording import spoken

SPACE = "\u00a0"
MEASURED = {"facility_electricity": 0.001}
SILENT = ("link",)  # formats that say nothing at all


def reply_to(call, **question):
    reply = json.loads(getattr(api, call)(json.dumps({"draws": 200, **question})))
    assert "problems" not in reply, reply["problems"]
    return reply


def before(call, **question):
    return reply_to(call, **question)["title"]["before"].replace(SPACE, " ")


def test_by_hand():
    assert before("answer") == "One answer of 400 tokens emits about"
    assert before("answer", given={"idle_reserve": 0.3}) == (
        "With idle reserve set to 0.3, one answer of 400 tokens emits about"
    )
    assert before("answer", answers=2, given={"idle_reserve": 0.3, "reading_time": [20, 40]}) == (
        "With idle reserve set to 0.3 and reading time set to 20 to 40 s, 2 answers of 400 tokens "
        "emit about"
    )
    given = {"idle_reserve": 0.3, "grid_carbon": 0.6, "host_overhead": 0.5, "slot_lifetime": 6}
    assert before("answer", given=given, **MEASURED) == (
        "With electricity of one answer at the building’s meter set to 1 Wh, idle reserve set to "
        "0.3 and 3 more, "
        "one answer of 400 tokens emits about"
    )
    assert before("life", given={"grid_carbon": 0.6}) == (
        "With grid carbon set to 600 g CO₂e/kWh, training and 18 months of service emit about"
    )
    assert before("compare", items=["answer", "beef"], given={"idle_reserve": 0.3}) == (
        "With idle reserve set to 0.3, 1 kg beef emits as much as"
    )


@pytest.mark.parametrize(("call", "nodes"), [("answer", NODES), ("life", NODES_OF_LIFE)])
def test_every_factor_is_said_with_its_value(call, nodes):
    for name in nodes:
        words = before(call, given={name: 1})
        assert words.startswith(f"With {spoken(name)} set to 1"), words


@pytest.mark.parametrize(
    ("call", "question"),
    [
        ("answer", {"given": {"idle_reserve": 0.3}}),
        ("answer", MEASURED),
        ("answer", {"chip_energy_per_output_token": [2, 3]}),
        ("answer", {"supply_carbon": 0.1, "accounting": "market"}),
        ("answer", {"model": "llama-3.1-405b", "lifetime_tokens": 1e12}),
        ("life", {"given": {"idle_reserve": 0.3}}),
        ("compare", {"given": {"idle_reserve": 0.3}}),
        ("compare", {"items": ["beef", "t-shirt"], "given": {"idle_reserve": 0.3}}),
        ("compare", {"items": ["life", "beef"], "life": {"given": {"idle_reserve": 0.3}}}),
    ],
    ids=str,
)
def test_every_format_says_it(call, question):
    offer = json.loads(api.share(json.dumps({"call": call, "question": question})))
    assert offer["title"].startswith("With ")
    phrase = offer["title"].removeprefix("With ").partition(", ")[0]
    assert " set to " in phrase
    assert set(offer["texts"]) == set(FORMATS)
    for name, text in offer["texts"].items():
        wording = text.replace("~", SPACE).replace(r"\textsubscript{2}", "₂").replace("'", "’")
        assert name in SILENT or name == "python" or phrase in wording, (name, text)
    assert call == "compare" or phrase in offer["texts"]["python"]


def test_nothing_is_said_of_what_was_not_set():
    for call in ("answer", "life", "compare"):
        assert "With" not in before(call)
        shared = json.loads(api.share(json.dumps({"call": call})))
        assert "set to" not in shared["texts"]["plain"]
    assert "With" not in before("answer", pue=1.1, grid="FRA", output_tokens=7)
