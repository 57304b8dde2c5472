"""Hostile links and questions at the door: `PYTHONPATH=calc python -m bench.fuzz [count]` tries
100,000 of them.

Whatever the text, the door answers with JSON that a browser can read: no exception, and a number
only where there is no problem. tests/calc/test_hostile.py runs the same on a few thousand.
"""

import json
import sys
import time
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from setara import api
from setara.comparisons.comparison import ALL_FIELDS
from setara.core import link
from setara.facts import MODELS, PLACES
from setara.questions import items
from setara.stages.life_cycle import GRAPH

COUNT = 100_000
FEWEST = 200  # draws
READERS = {
    "link": "answer",
    "compare_link": "compare",
    "life_link": "life",
    "reconcile_link": "reconcile",
}
KEYS = (
    *(field.key for field in ALL_FIELDS.values()),
    *GRAPH.nodes,
    "ed",
    "r",
    "q",
    "h",
    "__proto__",
    "constructor",
    "toString",
    "",
)
IDS = (
    *MODELS,
    *PLACES,
    *items.names(),
    "none",
    "local",
    "low",
    "beef.carbon",
    "__proto__",
    "../../etc",
    "<script>",
)
ENDS = (
    "0",
    "-0",
    "1",
    "-1",
    "0.5",
    "1e308",
    "-1e308",
    "1e-320",
    "9" * 400,
    "NaN",
    "Infinity",
    "1e9999",
    "1e307",
    "1.7e308",
    "5e-324",
    "1_0",
    "0x1",
    "½",
    "",
)
PIECES = st.one_of(
    st.sampled_from(ENDS),
    st.sampled_from(IDS),
    st.text(max_size=12),
    st.text(alphabet="0123456789.,-eE+dwmy", max_size=24),
    st.binary(max_size=8).map(lambda raw: "".join(f"%{byte:02x}" for byte in raw)),
)
VALUES = st.lists(PIECES, min_size=1, max_size=3).flatmap(
    lambda parts: st.sampled_from(("..", ",", ".", "-", "")).map(
        lambda between: between.join(parts)
    )
)
PAIRS = st.tuples(st.one_of(st.sampled_from(KEYS), st.text(max_size=8)), VALUES)
QUERIES = st.one_of(
    st.lists(PAIRS, max_size=6).map(
        lambda pairs: "&".join(f"{key}={value}" for key, value in pairs)
    ),
    st.text(max_size=80),
    st.text(alphabet="a=&%;?.+-#\x00\ud7ff", max_size=80),
    st.builds(
        lambda text, times: text * times,
        st.sampled_from(("&", "a=1&", "%", "vs=beef,", "..")),
        st.integers(1, 9000),
    ),
)
SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), VALUES)
NESTED = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(VALUES, inner, max_size=3),
    max_leaves=6,
)
NUMBERS = st.one_of(
    st.sampled_from((0, 1, -1, 1e-320, 1e300, 1e306, 1e307, 1.7e308, 10**400)),
    st.floats(),
    st.integers(),
    VALUES,
)
PARTS = st.fixed_dictionaries(
    {"thing": st.one_of(st.sampled_from(IDS), NESTED)},
    optional={
        "amount": st.one_of(NUMBERS, NESTED),
        "period": st.one_of(st.sampled_from("dwmy"), NESTED),
        "figures": st.one_of(st.sampled_from(("ademe", "a.b", "wfn-blue")), NESTED),
        "nothing": NESTED,
    },
)
GIVEN = st.dictionaries(st.sampled_from(list(GRAPH.nodes)), st.one_of(NUMBERS, NESTED), max_size=4)
CLOSE = ("claimed", "items", "given")
LIKELY = {  # fields by what comes near to being one
    "claimed": st.lists(NUMBERS, min_size=1, max_size=3),
    "items": st.lists(st.one_of(PARTS, st.sampled_from(IDS), VALUES), max_size=4),
    "given": GIVEN,
    "life": st.fixed_dictionaries(
        {}, optional={"given": GIVEN, "claimed": st.lists(NUMBERS, max_size=2)}
    ),
    "locale": st.sampled_from(("en", "id", None)),
    **{
        name: NUMBERS
        for name, all_field in ALL_FIELDS.items()
        if all_field.type == "number" and name != "draws"
    },
}
FIELDS = (
    *ALL_FIELDS,
    "a",
    "b",
    "given",
    "locale",
    "items",
    "draws",
    "life",
    "claimed",
    "call",
    "question",
    "nothing",
)
QUESTIONS = st.one_of(
    st.dictionaries(st.sampled_from(FIELDS), NESTED, max_size=5).map(json.dumps),
    st.fixed_dictionaries({"draws": st.just(FEWEST)}, optional=LIKELY).map(json.dumps),
    st.fixed_dictionaries(
        {"draws": st.just(FEWEST)}, optional={key: LIKELY[key] for key in CLOSE}
    ).map(json.dumps),
    NESTED.map(json.dumps),
    st.text(max_size=60),
    st.integers(1, 120_000).map(lambda depth: "[" * depth),
    st.integers(1, 40_000).map(lambda depth: '{"given":' * depth + "1" + "}" * depth),
    st.integers(1, 40_000).map(lambda depth: '{"question":' + "[" * depth + "]" * depth + "}"),
)


def strict(text: str) -> Any:
    """JSON as a browser reads it: without NaN and Infinity."""

    def refuse(word: str) -> None:
        raise AssertionError(f"{word} is no JSON")

    return json.loads(text, parse_constant=refuse)


def read(query: str) -> None:
    """A link is read by every door, or refused."""
    for reader in READERS:
        answer = strict(getattr(api, reader)(query))
        assert answer.keys() == {"edition", "question", "unknown", "problems"}


def followed(query: str) -> None:
    """What a link asks is answered, or refused without a number."""
    for reader, call in READERS.items():
        answer = strict(getattr(api, reader)(query))
        if not answer["problems"]:
            quick = {} if call == "reconcile" else {"draws": FEWEST}
            settled(call, json.dumps({**answer["question"], **quick}))


def settled(call: str, question: str) -> None:
    """A question is answered in finite numbers and can be asked again by its link, or is refused
    without a number."""
    answer = strict(getattr(api, call)(question))
    if "problems" in answer:
        assert answer["problems"]
        assert not any(
            "calculator failed" in problem["message"] for problem in answer["problems"]
        ), answer["problems"]
        assert not {"impacts", "rows", "title"} & answer.keys()
    else:
        assert link.read(answer["link"]) is not None


def named(text: str) -> None:
    """The texts of amounts and spans, and of links, are read or refused with what they refuse
    by."""
    for reader, refusal in (
        (items.read_item, items.ItemError),
        (items.read_span, items.ItemError),
        (lambda string: items.check(items.read_items(string), 1, 10), items.ItemError),
        (link.read, link.LinkError),
        (lambda string: link.write({"key": string}), link.LinkError),
    ):
        try:
            reader(text)
        except refusal:
            continue


def trial(
    check: Callable[[str], None], texts: SearchStrategy[str], count: int
) -> Callable[[], None]:
    """A run of a check over so many texts."""
    quiet = settings(
        max_examples=count,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    return quiet(given(texts)(check))


def answers(question: str) -> None:
    """All calls that compute, and what is shared of one."""
    for call in READERS.values():
        settled(call, question)
    for request in (question, f'{{"question": {question}}}'):
        shared = strict(api.share(request))
        assert shared.get("texts") or not any(
            "calculator failed" in problem["message"] for problem in shared["problems"]
        )


TRIALS: tuple[tuple[Callable[[str], None], SearchStrategy[str], float], ...] = (
    (named, VALUES, 0.5),
    (read, QUERIES, 0.46),
    (followed, QUERIES, 0.02),
    (answers, QUESTIONS, 0.02),
)  # with the share of all inputs: to compute takes a hundred times as long as to read


def main(count: int = COUNT) -> None:
    """Run all trials and say how long each took."""
    for check, texts, share in TRIALS:
        begun, tried = time.monotonic(), int(count * share)
        trial(check, texts, tried)()
        sys.stdout.write(f"{check.__name__}: {tried} inputs in {time.monotonic() - begun:.0f} s\n")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
