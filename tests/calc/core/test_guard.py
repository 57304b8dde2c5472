"""Whatever goes wrong inside, the door answers with a problem and an id, never with a traceback."""

import json
import re

import pytest

from setara import api
from setara.__main__ import main
from setara.core import guard

CALLS = {
    "answer": "read", "explain": "read", "curve": "read", "compare": "read_comparison",
    "life": "read_life", "reconcile": "read_pair", "share": "offered", "link": "from_link",
    "life_link": "from_link", "compare_link": "from_link", "reconcile_link": "pair_from_link",
}  # fmt: skip


class FaultError(Exception):
    """What nobody foresaw."""


def fault(*_arguments, **_more):
    raise FaultError("the reader's words, which no message repeats")


@pytest.mark.parametrize("call", CALLS)
def test_a_fault_is_a_problem_with_an_id(call, monkeypatch):
    monkeypatch.setattr(api, CALLS[call], fault)
    first, again = (json.loads(getattr(api, call)("{}")) for _ in range(2))
    assert first == again
    (problem,) = first["problems"]
    assert problem["field"] == "question"
    assert re.search(r"\(id [0-9a-f]{8}\)", problem["message"])
    assert "words" not in json.dumps(first)
    assert not {"impacts", "rows", "title", "texts"} & first.keys()
    assert first.keys() == {
        "edition",
        "problems",
        "question",
        *(["unknown"] if call.endswith("link") else []),
    }


@pytest.mark.parametrize(
    "error", [RecursionError, MemoryError, KeyError, ZeroDivisionError, OverflowError]
)
def test_no_kind_of_fault_gets_out(error, monkeypatch):
    monkeypatch.setattr(api, "report", lambda _: (_ for _ in ()).throw(error()))
    assert json.loads(api.answer("{}"))["problems"]


def test_an_id_tells_kind_and_place():
    def raised(error):
        with pytest.raises(type(error)) as failure:
            raise error
        return guard.identity(failure.value)

    assert raised(FaultError("a")) == raised(FaultError("b")) != raised(KeyError("a"))


def test_the_command_line_prints_the_id(monkeypatch, capsys):
    monkeypatch.setattr(api, "report", fault)
    assert main(["answer"]) == 2
    assert re.match(
        r"question: The calculator failed on this question \(id ", capsys.readouterr().err
    )


@pytest.mark.parametrize(
    ("call", "question", "field"),
    [
        ("answer", '{"claimed": [1e306, 1e307]}', "claimed"),
        ("answer", '{"claimed": [1e308, 1e308]}', "claimed"),
        ("life", '{"claimed": [1e306, 1e307]}', "claimed"),
        ("compare", '{"claimed": [1e306, 1e307]}', "claimed"),
        (
            "compare",
            '{"items": ["answer", {"thing": "beef", "figures": {"a": 1}}]}',
            "items.1.figures",
        ),
        (
            "compare",
            '{"items": ["answer", {"thing": "beef", "figures": "a b"}]}',
            "items.1.figures",
        ),
        ("compare", '{"items": ["answer", {"thing": "beef", "period": ["d"]}]}', "items.1.period"),
        ("compare", '{"items": ["answer", {"thing": "beef", "amount": 1e-200}]}', "items.1.amount"),
        ("compare", '{"items": ["answer", {"thing": "beef", "amount": 5e-324}]}', "items.1.amount"),
        ("compare", '{"items": ["answer", {"thing": {}}]}', "items.1.thing"),
    ],
)
def test_what_went_wrong_once_is_refused_beside_its_field(call, question, field):
    assert [
        problem["field"] for problem in json.loads(getattr(api, call)(question))["problems"]
    ] == [field]


def test_a_claim_near_the_end_of_numbers_is_said():
    answer = json.loads(api.answer('{"claimed": [1e299, 1e300]}'))
    assert "10³⁰²" in answer["claimed"]["said"]
    assert json.loads(api.link("r=1e308..1e308"))["unknown"] == ["r"]
