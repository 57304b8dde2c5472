"""The door, as the tests use it."""

import json
from typing import Any

import pytest
from hypothesis import settings

from setara import api

settings.register_profile(
    "calc", deadline=None, derandomize=True, database=None
)  # the same examples on every machine
settings.load_profile("calc")


@pytest.fixture(scope="session")
def ask():
    """Answer a question given by field; it must not be refused."""

    def ask(**question: Any) -> dict[str, Any]:
        answer = json.loads(api.answer(json.dumps(question)))
        assert "problems" not in answer, answer["problems"]
        return answer

    return ask


@pytest.fixture(scope="session")
def refused():
    """The problems of a question given by field; it must be refused, and nothing computed."""

    def refused(**question: Any) -> list[dict[str, Any]]:
        answer = json.loads(api.answer(json.dumps(question)))
        assert set(answer) == {"edition", "problems", "question"}
        assert answer["problems"]
        for problem in answer["problems"]:
            assert set(problem) == {"field", "message", "accepted", "near"}
            assert problem["message"]
        return answer["problems"]

    return refused
