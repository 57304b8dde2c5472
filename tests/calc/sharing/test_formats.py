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


def pair(record):
    return json.loads(
        api.reconcile(json.dumps({"a": record.a, "b": record.b, "category": record.category}))
    )


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
    **{name: of_reconciliation(pair(record)) for name, record in PAIRS.items()},
}
everything = pytest.mark.parametrize("subject", SUBJECTS.values(), ids=SUBJECTS)


def test_every_number_of_an_answer_is_said():
    """The default answer by hand: the texts of the report, put together."""
    contents, lines = report(DEFAULT), plain(SUBJECTS["s-default"], ADDRESS).splitlines()
    carbon, water = contents["impacts"]["carbon"], contents["impacts"]["water"]
    assert lines[0] == (
        f"One answer of 400 tokens emits about {carbon['text']} "
        f"({carbon['range_text']} in 95 of 100 draws)."
    )
    assert f"water {water['text']} ({water['range_text']})" in lines[2]
    assert (
        lines[3]
        == "Counted: inference, hardware, network, end of life. Left out: device. Unknown: "
        "training, construction."
    )
    assert lines[-1] == f"Setara, edition {EDITION}: {ADDRESS}en/s/default/{EDITION}/"


@everything
def test_plain_text_ends_with_the_link(subject):
    text = plain(subject, ADDRESS)
    assert text.startswith(subject.title)
    assert subject.boundary in text
    assert text.endswith(subject.page)


@everything
def test_short_text_is_short(subject):
    text = short(subject, ADDRESS)
    assert len(text) <= 300
    assert text.endswith(f"\n{ADDRESS}{subject.page}") or (
        text == f"{subject.title}." and len(subject.page) > 150
    )
    assert subject.boundary_words
    cut = text.partition("…")[0]
    assert text.startswith(f"{subject.title}.") or (
        subject.quote and subject.title.startswith(cut) and subject.quote in cut
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
def test_csv_holds_the_rows(subject):
    rows = list(csv.DictReader(io.StringIO(comma_separated(subject, ADDRESS))))
    assert len(rows) == len(subject.rows)
    for written, raw in zip(rows, subject.rows, strict=True):
        assert written["edition"] == EDITION
        assert written["link"] == ADDRESS + subject.page
        for key, value in raw.items():
            assert (float(written[key]) if isinstance(value, float) else written[key]) == (
                value if isinstance(value, float) else "" if value is None else str(value)
            )


@everything
def test_json_holds_rows_boundary_and_sources(subject):
    content = json.loads(texts(subject, ADDRESS)["json"])
    assert content["rows"] == [dict(row) for row in subject.rows]
    assert content["sources"] == list(subject.sources) != []
    assert content["boundary"] == subject.boundary


@everything
def test_reference_managers_can_read_it(subject):
    (entry,) = json.loads(csl(subject, ADDRESS))
    assert entry["URL"] == ADDRESS + subject.page
    assert entry["issued"]["date-parts"] == [[int(part) for part in EDITION.split(".")]]
    written = bibtex(subject, ADDRESS)
    assert re.match(r"@misc\{[\w.-]+,\n", written)
    assert written.count("{") == written.count("}")
    assert rf"howpublished = {{\url{{{ADDRESS}{subject.page}}}}}" in written


@everything
def test_latex_has_no_loose_marks(subject):
    written = re.sub(
        r"\\url\{[^}]*\}|\\[&%$#_{}]|\\[a-z]+|\$\\[a-z]+\$|~", "", latex(subject, ADDRESS)
    )
    assert not set("&%$#_^\u00a0₂") & set(written)
    assert written.count("{") == written.count("}")


@everything
def test_markdown_has_its_link(subject):
    text = markdown(subject, ADDRESS)
    assert f"]({ADDRESS}{subject.page})" in text
    if not subject.quote:
        assert text.count("\n|") == len(subject.shown) + 2


@everything
def test_the_snippet_prints_what_its_comment_says(subject):
    heard = io.StringIO()
    with contextlib.redirect_stdout(heard):
        exec(subject.code, {})
    promised = subject.code.rsplit("# ", 1)[1].strip()
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
    offer = json.loads(api.share(json.dumps({"question": question})))
    assert set(offer["texts"]) == set(FORMATS)
    assert len(offer["texts"]["short"]) <= 300
    assert offer["page"].startswith(f"{SITE}en/calculators/answer/?ed={EDITION}&")
    reading = json.loads(api.link(offer["page"].partition("?")[2]))
    assert reading["problems"] == []
    assert reading["unknown"] == []
    original, again = (
        json.loads(api.answer(json.dumps(query))) for query in (question, reading["question"])
    )
    assert again["impacts"]["carbon"]["value"] == original["impacts"]["carbon"]["value"]
    assert original["impacts"]["carbon"]["range_text"] in offer["texts"]["plain"]


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
    offer = json.loads(api.share(json.dumps({"call": call, "question": question, "site": ADDRESS})))
    answered = json.loads(getattr(api, call)(json.dumps(question)))
    query = offer["page"].partition("?")[2]
    if query:
        reading = json.loads(getattr(api, read_link)(query))
        assert reading["problems"] == reading["unknown"] == []
        assert json.loads(getattr(api, call)(json.dumps(reading["question"]))) == answered
    heard = io.StringIO()
    with contextlib.redirect_stdout(heard):
        exec(offer["texts"]["python"], {})
    assert (
        heard.getvalue().strip().replace(" range ", ", ")
        == offer["texts"]["python"].rsplit("# ", 1)[1].strip()
    )
    assert answered["title"]["number"] in offer["title"]


@pytest.mark.parametrize(
    ("question", "field"),
    [
        ({"call": "lives"}, "call"),
        ({"call": ["life"]}, "call"),
        ({"grid": "FRA"}, "grid"),
        ({"question": 7}, "question"),
        ({"call": "compare", "question": {"items": "beef,nothing"}}, "items.1.thing"),
    ],
)
def test_what_cannot_be_shared_is_refused(question, field):
    assert [
        problem["field"] for problem in json.loads(api.share(json.dumps(question)))["problems"]
    ] == [field]


def test_an_address_that_is_one_stands_in_front():
    offer = json.loads(api.share(json.dumps({"site": ADDRESS})))
    assert offer["texts"]["link"] == f"{ADDRESS}en/s/default/{EDITION}/"
    assert offer["live"] == f"{ADDRESS}en/embed/default/"
    assert offered(SUBJECTS["s-default"])["texts"]["link"] == f"{SITE}en/s/default/{EDITION}/"
