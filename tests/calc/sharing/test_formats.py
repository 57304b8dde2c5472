"""Each format says the same thing, and can be read again by whoever it is for."""

import contextlib
import csv
import io
import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from setara import EDITION, api
from setara.answers.report import report
from setara.claims import checking_report
from setara.claims.claim import CLAIMS
from setara.comparisons.comparison import read_comparison
from setara.evaluation.evaluation import evaluate
from setara.facts import LIVES, PLACES, SCENARIOS
from setara.facts.things import THINGS
from setara.lives.life import read_life
from setara.questions.limits import NODES
from setara.questions.question import read
from setara.reconciliations.pairs import PAIRS
from setara.sharing.answers import of_answer, of_life
from setara.sharing.claims import of_claim
from setara.sharing.comparisons import of_comparison
from setara.sharing.formats import (
    FORMATS,
    bibtex,
    comma_separated,
    csl,
    latex,
    markdown,
    offered,
    plain,
    short,
    texts,
)
from setara.sharing.reconciliations import of_reconciliation
from setara.sharing.subject import SITE, Subject
from setara.sharing.things import of_thing

ADDRESS = "https://example.org/setara/"


def answer(name):
    evaluation = evaluate(read(SCENARIOS[name]["question"], NODES))
    return of_answer(evaluation, report(evaluation))


def life(name):
    evaluation = evaluate(read_life(LIVES[name]["question"]))
    return of_life(evaluation, json.loads(api.life(json.dumps(LIVES[name]["question"]))))


def pair(one):
    return json.loads(api.reconcile(json.dumps({"a": one.a, "b": one.b, "category": one.category})))


NO_RATIO = {"items": ["beef", "t-shirt"]}
DEFAULT = evaluate(read({}, NODES))
SUBJECTS = {
    **{f"s-{name}": answer(name) for name in SCENARIOS},
    **{f"claim-{name}": of_claim(checking_report.report(name)) for name in CLAIMS},
    **{f"r-{name}": of_thing(name, DEFAULT) for name in THINGS},
    **{f"life-{name}": life(name) for name in LIVES},
    "comparison": of_comparison(read_comparison({}), json.loads(api.compare("{}"))),
    "no-ratio": of_comparison(
        read_comparison(NO_RATIO), json.loads(api.compare(json.dumps(NO_RATIO)))
    ),
    **{name: of_reconciliation(pair(one)) for name, one in PAIRS.items()},
}
everything = pytest.mark.parametrize("one", SUBJECTS.values(), ids=SUBJECTS)


def test_every_number_of_an_answer_is_said():
    """The default answer by hand: the texts of the report, put together."""
    found, said = report(DEFAULT), plain(SUBJECTS["s-default"], ADDRESS).splitlines()
    carbon, water = found["impacts"]["carbon"], found["impacts"]["water"]
    assert said[0] == (
        f"One answer of 400 tokens emits about {carbon['text']} ({carbon['range_text']} in 95 of 100 draws)."
    )
    assert f"water {water['text']} ({water['range_text']})" in said[2]
    assert (
        said[3] == "Counted: inference, hardware, network, end of life. Left out: device. Unknown: "
        "training, construction."
    )
    assert said[-1] == f"Setara, edition {EDITION}: {ADDRESS}en/s/default/{EDITION}/"


@everything
def test_plain_text_ends_with_the_link(one):
    said = plain(one, ADDRESS)
    assert said.startswith(one.title)
    assert one.boundary in said
    assert said.endswith(one.page)


@everything
def test_short_text_is_short(one):
    said = short(one, ADDRESS)
    assert len(said) <= 300
    assert said.endswith(f"\n{ADDRESS}{one.page}") or (
        said == f"{one.title}." and len(one.page) > 150
    )
    assert one.boundary_words
    cut = said.partition("…")[0]
    assert said.startswith(f"{one.title}.") or (
        one.quote and one.title.startswith(cut) and one.quote in cut
    )


def test_short_text_gives_up_boundary_then_link_then_words():
    long = {**vars(SUBJECTS["s-default"]), "figure": ""}
    no_boundary = Subject(**{**long, "boundary_words": "x" * 250})
    assert short(no_boundary, ADDRESS) == f"{no_boundary.title}.\n{ADDRESS}{no_boundary.page}"
    no_link = Subject(**{**long, "page": "x" * 290})
    assert short(no_link, ADDRESS) == f"{no_link.title}."
    cut = Subject(**{**long, "finding": "word " * 90})
    assert len(short(cut, ADDRESS)) == 300
    assert short(cut, ADDRESS).endswith("…")


@everything
def test_csv_holds_the_rows(one):
    rows = list(csv.DictReader(io.StringIO(comma_separated(one, ADDRESS))))
    assert len(rows) == len(one.rows)
    for written, raw in zip(rows, one.rows, strict=True):
        assert written["edition"] == EDITION
        assert written["link"] == ADDRESS + one.page
        for key, value in raw.items():
            assert (float(written[key]) if isinstance(value, float) else written[key]) == (
                value if isinstance(value, float) else "" if value is None else str(value)
            )


@everything
def test_json_holds_rows_boundary_and_sources(one):
    found = json.loads(texts(one, ADDRESS)["json"])
    assert found["rows"] == [dict(row) for row in one.rows]
    assert found["sources"] == list(one.sources) != []
    assert found["boundary"] == one.boundary


@everything
def test_reference_managers_can_read_it(one):
    (entry,) = json.loads(csl(one, ADDRESS))
    assert entry["URL"] == ADDRESS + one.page
    assert entry["issued"]["date-parts"] == [[int(part) for part in EDITION.split(".")]]
    written = bibtex(one, ADDRESS)
    assert re.match(r"@misc\{[\w.-]+,\n", written)
    assert written.count("{") == written.count("}")
    assert rf"howpublished = {{\url{{{ADDRESS}{one.page}}}}}" in written


@everything
def test_latex_has_no_loose_marks(one):
    written = re.sub(r"\\url\{[^}]*\}|\\[&%$#_{}]|\\[a-z]+|\$\\[a-z]+\$|~", "", latex(one, ADDRESS))
    assert not set("&%$#_^\u00a0₂") & set(written)
    assert written.count("{") == written.count("}")


@everything
def test_markdown_has_its_link(one):
    said = markdown(one, ADDRESS)
    assert f"]({ADDRESS}{one.page})" in said
    if not one.quote:
        assert said.count("\n|") == len(one.shown) + 2


@everything
def test_the_snippet_prints_what_its_comment_says(one):
    heard = io.StringIO()
    with contextlib.redirect_stdout(heard):
        exec(one.code, {})
    promised = one.code.rsplit("# ", 1)[1].strip()
    assert heard.getvalue().strip() in (promised, promised.replace(", ", " range ", 1))


def test_named_questions_have_addresses_of_their_own():
    pages = [answer(name).page for name in SCENARIOS]
    assert len(set(pages)) == len(pages) >= 25
    assert all(
        page == f"en/s/{name}/{EDITION}/" for name, page in zip(SCENARIOS, pages, strict=True)
    )


QUESTIONS = st.fixed_dictionaries(
    {"draws": st.just(200)},
    optional={
        "output_tokens": st.integers(1, 100_000),
        "grid": st.sampled_from(sorted(PLACES)),
        "load": st.sampled_from(["filled", "low", "dedicated"]),
        "concurrent_requests": st.lists(st.integers(1, 500), min_size=2, max_size=2).map(sorted),
    },
)


@given(QUESTIONS)
@settings(max_examples=25, deadline=None)
def test_a_link_asks_what_was_shared(question):
    found = json.loads(api.share(json.dumps({"question": question})))
    assert set(found["texts"]) == set(FORMATS)
    assert len(found["texts"]["short"]) <= 300
    assert found["page"].startswith(f"{SITE}en/calculators/answer/?ed={EDITION}&")
    asked = json.loads(api.link(found["page"].partition("?")[2]))
    assert asked["problems"] == []
    assert asked["unknown"] == []
    own, again = (json.loads(api.answer(json.dumps(one))) for one in (question, asked["question"]))
    assert again["impacts"]["carbon"]["value"] == own["impacts"]["carbon"]["value"]
    assert own["impacts"]["carbon"]["range_text"] in found["texts"]["plain"]


@pytest.mark.parametrize(
    "site", ["javascript:alert(1)//", "https://example.org", "ftp://x/", 'https://x/"><b>/', 7]
)
def test_an_address_that_is_none_is_refused(site):
    (problem,) = json.loads(api.share(json.dumps({"site": site})))["problems"]
    assert problem["field"] == "site"


@pytest.mark.parametrize(
    ("call", "read_link", "question"),
    [
        ("life", "life_link", {"model": "olmo-2-7b", "end": "2027-01", "comparators": "beef"}),
        ("life", "life_link", {"active_parameters": 7, "training_tokens": 4e12}),
        (
            "compare",
            "compare_link",
            {"items": "2-beef,10d-answer,life-mistral", "span": "2y", "grid": "FRA"},
        ),
        (
            "compare",
            "compare_link",
            {"items": "answer,beef", "model": "mistral-large-2", "active_parameters": [5, 9]},
        ),
        (
            "reconcile",
            "reconcile_link",
            {"a": "altman-2025", "b": "mistral-large-2", "category": "water"},
        ),
    ],
)
def test_whatever_the_door_gives_is_shared_with_a_link_that_asks_it(call, read_link, question):
    found = json.loads(api.share(json.dumps({"call": call, "question": question, "site": ADDRESS})))
    answered = json.loads(getattr(api, call)(json.dumps(question)))
    query = found["page"].partition("?")[2]
    if query:
        asked = json.loads(getattr(api, read_link)(query))
        assert asked["problems"] == asked["unknown"] == []
        assert json.loads(getattr(api, call)(json.dumps(asked["question"]))) == answered
    heard = io.StringIO()
    with contextlib.redirect_stdout(heard):
        exec(found["texts"]["python"], {})
    assert (
        heard.getvalue().strip().replace(" range ", ", ")
        == found["texts"]["python"].rsplit("# ", 1)[1].strip()
    )
    assert answered["title"]["number"] in found["title"]


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"call": "lives"}, "call"),
        ({"call": ["life"]}, "call"),
        ({"grid": "FRA"}, "grid"),
        ({"question": 7}, "question"),
        ({"call": "compare", "question": {"items": "beef,nothing"}}, "items.1.thing"),
    ],
)
def test_what_cannot_be_shared_is_refused(asked, field):
    assert [
        problem["field"] for problem in json.loads(api.share(json.dumps(asked)))["problems"]
    ] == [field]


def test_an_address_that_is_one_stands_in_front():
    found = json.loads(api.share(json.dumps({"site": ADDRESS})))
    assert found["texts"]["link"] == f"{ADDRESS}en/s/default/{EDITION}/"
    assert found["live"] == f"{ADDRESS}en/embed/default/"
    assert offered(SUBJECTS["s-default"])["texts"]["link"] == f"{SITE}en/s/default/{EDITION}/"
