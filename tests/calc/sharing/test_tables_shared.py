"""A table to share: its finding is that of its rows, its code gives its file, and it is read again
from each format."""

import contextlib
import csv
import io
import json
import re

import pytest

from setara import EDITION
from setara.sharing.formats import LONGEST_SHORT, offered, texts
from setara.sharing.subject import SITE
from setara.sharing.tables import MOST, of_table
from setara.tables.every_table import DISPUTED, NAMES, table

ADDRESS = "https://example.org/setara/"
every = pytest.mark.parametrize("name", NAMES)


@every
def test_the_code_gives_the_rows_of_the_file(name):
    heard = io.StringIO()
    with contextlib.redirect_stdout(heard):
        exec(of_table(name).code, {})
    assert heard.getvalue() == f"{table(name).csv()}\n"
    assert len(list(csv.DictReader(io.StringIO(heard.getvalue().rstrip())))) == len(
        table(name).rows
    )


@every
def test_the_finding_says_how_many_rows_and_both_ends(name):
    subject = of_table(name)
    rows = [row for row in table(name).rows[name in DISPUTED :] if row.upheld]
    assert re.search(rf"\b{len(rows)}\b", subject.finding)
    low, high = re.search(r" from (.+?) for “.+?” to (.+?) for “.+”$", subject.finding).groups()
    assert {low, high} <= {
        cell["text"]
        for row in rows
        for cell in (row.texts, *row.texts.get("cells", {}).values())
        if "text" in cell
    }


def test_the_ends_of_a_table_by_hand():
    """Greenhouse gas by model, in order: the first and the last row."""
    first, last = table("models").rows[0], table("models").rows[-1]
    assert first.raw["carbon"] == min(row.raw["carbon"] for row in table("models").rows)
    finding = of_table("models").finding
    assert (
        f"greenhouse gas from {first.texts['cells']['carbon']['text']} for “{first.texts['name']}”"
        in finding
    )
    assert finding.endswith(
        f"to {last.texts['cells']['carbon']['text']} for “{last.texts['name']}”"
    )


@every
def test_what_is_pasted_is_short_and_counts_what_it_leaves_out(name):
    excerpt, rows = of_table(name).shown, table(name).rows
    assert len(excerpt) <= MOST + 1
    more = re.fullmatch(r"and (\d+) more", excerpt[-1]["name"])
    assert len(excerpt) - bool(more) + int(more[1] if more else 0) == len(rows)


def test_the_answer_stands_between_the_ends():
    for name, answer in (
        ("carbon", "One answer"),
        ("models", "Mistral Large 2"),
        ("grids", "United States"),
    ):
        assert of_table(name).shown[1]["name"] == answer


@every
def test_each_format_can_be_read_again(name):
    subject = of_table(name)
    formats = texts(subject, ADDRESS)
    assert formats["csv"] == formats["json"] == "", "they lie in files"
    address = f"{ADDRESS}en/compare/{name}/?ed={EDITION}"
    assert formats["link"] == address
    assert formats["plain"].startswith(subject.finding)
    assert formats["plain"].endswith(address)
    assert len(formats["short"]) <= LONGEST_SHORT
    assert f"]({address})" in formats["markdown"]
    assert formats["markdown"].count("\n|") == len(subject.shown) + 2
    (entry,) = json.loads(formats["csl"])
    assert entry["URL"] == address
    assert re.match(r"@misc\{[\w.-]+,\n", formats["bibtex"])
    assert formats["bibtex"].count("{") == formats["bibtex"].count("}")
    bare = re.sub(r"\\url\{[^}]*\}|\\[&%$#_{}]|\\[a-z]+|\$\\[a-z]+\$|~", "", formats["latex"])
    assert not set("&%$#_^\u00a0₂") & set(bare)


def test_its_files_are_named():
    assert offered(of_table("everyday/food"))["files"] == {
        "csv": f"{SITE}en/compare/everyday/food/food.csv",
        "json": f"{SITE}en/compare/everyday/food/food.json",
    }
