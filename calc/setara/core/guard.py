"""The last catch at the door: what goes wrong inside becomes a problem with an id, never a
traceback."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from traceback import extract_tb
from typing import Any

from setara import EDITION

DIGITS = 8  # of an id


def guarded(**shape: Any) -> Callable[[Callable[[str], str]], Callable[[str], str]]:
    """A function of the door that answers whatever happens; `shape` is what its refusals hold
    beside the problems."""

    def guard(call: Callable[[str], str]) -> Callable[[str], str]:
        @wraps(call)
        def answered(text: str) -> str:
            try:
                return call(text)
            except Exception as error:  # noqa: BLE001  the last catch there is
                problem = {
                    "field": "question",
                    "message": (
                        f"The calculator failed on this question (id {identity(error)}). Nothing "
                        "was computed."
                    ),
                    "accepted": "another question; a report with this id and the question helps to "
                    "mend it",
                    "near": [],
                }
                return json.dumps(
                    {"edition": EDITION, "problems": [problem], "question": {}, **shape}
                )

        return answered

    return guard


def identity(error: BaseException) -> str:
    """The same id for the same kind of error at the same place, on every machine."""
    frames = extract_tb(error.__traceback__)
    place = next((frame for frame in reversed(frames) if "setara" in frame.filename), frames[-1])
    module = place.filename.replace("\\", "/").rpartition("setara/")[2]
    return sha256(f"{type(error).__name__} {module} {place.name}".encode()).hexdigest()[:DIGITS]
