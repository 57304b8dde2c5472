"""Laws of reading records: whatever is put in the place of a value, it is read or refused, and
never anything else."""

from collections.abc import Callable
from contextlib import suppress
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from setara import facts
from setara.claims.claim import CLAIMS
from setara.core import records
from setara.core.faults import Place, RecordError
from setara.core.record_files import source_faults
from setara.core.record_texts import PROSE, text_faults, walk
from setara.facts import studies
from setara.facts.things import THINGS
from setara.reconciliations.pairs import PAIRS
from setara.validation.cases import CASES

TABLES = records.everything()
FOLDERS: dict[str, Callable[[str, Any], Any]] = {
    "facts/models": facts.MODELS._make,
    "facts/places": facts.PLACES._make,
    "facts/things": THINGS._make,
    "claims": CLAIMS._make,
}
PATHS = sorted(
    path for path in TABLES if path.rpartition("/")[0] in FOLDERS and path != "claims/rules"
)
STUDIES = sorted(path for path in TABLES if path.startswith("facts/studies/"))
KEYED = {
    "facts/sources": facts.SOURCES,
    "reconciliations/pairs": PAIRS,
    "validation/cases/mistral": CASES,
}
VALUES = st.one_of(
    st.none().map(lambda _: {}),
    st.booleans(),
    st.integers(-5, 5),
    st.floats(),
    st.text(max_size=4),
    st.lists(st.one_of(st.integers(-5, 5), st.text(max_size=2), st.just({})), max_size=3),
    st.dictionaries(st.sampled_from(["value", "name", "x"]), st.integers(), max_size=2),
)
MARKUP, CONTROL = "<>`|\\", "\u0000\u0007\t\r\u001b\u007f\u0085\u2028\u2029"
STRANGE = (
    f"{MARKUP}{CONTROL}\u200b\u200e\u200f\u202a\u202e\u2066\u2069\u061c\ufeff\u00ad\u00a0\u3000"
)
NORMAL = [
    (path, keys)
    for path, table in TABLES.items()
    for keys, value in walk(table)
    if isinstance(value, str)
]


def nodes(content: Any, keys: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The keys that lead to every table, list and value below one."""
    below = (
        content.items()
        if isinstance(content, dict)
        else enumerate(content)
        if isinstance(content, list)
        else ()
    )
    return [
        *([keys] if keys else []),
        *(path for key, inner in below for path in nodes(inner, (*keys, key))),
    ]


def replaced(content: Any, keys: tuple[Any, ...], value: Any) -> Any:
    changed = deepcopy(content)
    table = changed
    for key in keys[:-1]:
        table = table[key]
    table[keys[-1]] = value
    return changed


def read_or_refused(read: Callable[[], Any]) -> None:
    with suppress(RecordError):
        read()
        return
    with pytest.raises(RecordError) as error:
        read()
    assert error.value.faults
    assert all(fault.place.file.endswith(".toml") for fault in error.value.faults), error.value


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_any_value_in_any_record_is_read_or_refused(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(PATHS))
    folder, _, name = path.rpartition("/")
    keys = data.draw(st.sampled_from(nodes(TABLES[path])))
    table = replaced(TABLES[path], keys, data.draw(VALUES))
    read_or_refused(lambda: FOLDERS[folder](name, table))


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_value_in_any_study_is_read_or_refused(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(STUDIES))
    name = path.partition("/")[2]
    table = replaced(
        TABLES[path], data.draw(st.sampled_from(nodes(TABLES[path]))), data.draw(VALUES)
    )

    def read() -> None:
        for figure, content in studies.figures({name: table}).items():
            studies.published(figure, content)

    read_or_refused(lambda: studies.study(name, table))
    read_or_refused(read)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_value_in_any_entry_is_read_or_refused(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(KEYED)))
    name = data.draw(st.sampled_from(sorted(TABLES[path])))
    table = replaced(
        TABLES[path][name], data.draw(st.sampled_from(nodes(TABLES[path][name]))), data.draw(VALUES)
    )
    read_or_refused(lambda: KEYED[path]._make(name, table))


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_no_text_may_hold_what_cannot_be_seen_or_is_markup(data: st.DataObject) -> None:
    path, keys = data.draw(st.sampled_from(NORMAL))
    word = [key for key in keys if isinstance(key, str)][-1]
    strange = STRANGE.replace("\\", "") if word == "symbol" else STRANGE
    strange = strange if word in PROSE else f"{strange}\n"
    table = TABLES[path]
    for key in keys:
        table = table[key]
    place = data.draw(st.integers(0, len(table)))
    text = f"{table[:place]}{data.draw(st.sampled_from(strange))}{table[place:]}"
    faults = list(text_faults(replaced(TABLES[path], keys, text)))
    assert [path for path, _ in faults] == [keys]


@pytest.mark.parametrize(
    "text",
    [
        "<b>x</b>",
        "a &amp; b",
        "a &#60; b",
        "[x](y)",
        "[[ x ]]",
        "{{ x }}",
        "{% x %}",
        " x",
        "x ",
        "=1",
        "@x",
        "",
        "x\ny",
    ],
)
def test_markup_and_stray_spaces_are_refused(text: str) -> None:
    assert len(list(text_faults({"name": text}))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Poore & Nemecek",
        "R&D",
        "GPU_IMPACT_*",
        "5 > 4".replace(">", "over"),
        "20 % of it",
        "CO₂e, m³",
        "“yes”",
    ],
)
def test_plain_words_are_accepted(text: str) -> None:
    assert list(text_faults({"name": text})) == []


def test_keys_are_texts_too() -> None:
    assert [message for _, message in text_faults({"a\u200bb": 1})] == [
        "the key 'a\\u200bb' holds a invisible mark, U+200B; near: ab"
    ]


def test_an_unknown_source_is_refused_wherever_it_is_named() -> None:
    """At every depth: source, entries of sources and of rests_on."""
    cited = [
        (path, keys)
        for path, keys in NORMAL
        if path != "facts/sources" and "source" in (keys[-1], "".join(map(str, keys)))
    ]
    assert len(cited) > 2500
    for keys, table in (
        (("x", "source"), {"x": {"source": "wri-2002"}}),
        (("sources", 0), {"sources": ["wri-2002"]}),
        (("sources", "h100"), {"sources": {"h100": "wri-2002"}}),
        (("rests_on", 0), {"rests_on": ["wri-2002"]}),
    ):
        (fault,) = source_faults(
            {"facts/sources": TABLES["facts/sources"], "facts/models/x": table}
        )
        assert (fault.place, fault.key) == (Place("facts/models/x.toml", keys[:-1]), keys[-1])
        assert fault.message == "no source 'wri-2002' in facts/sources.toml; near: wri-2020"
