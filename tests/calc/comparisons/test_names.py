"""A thing's name says what it is: it stands alone in a list and a headline, and is no name of a
model."""

import json
import re

import pytest

from setara import api
from setara.comparisons import catalog
from setara.facts import MODELS, PUBLISHED
from setara.facts.studies import PAST
from setara.questions.items import names
from setara.tables import listing

LONGEST = 60
QUALIFIERS = (
    r"all (\w+ )?sizes|all (\w+ )?models|as "
    r"printed|small|medium|large|short|long|base|v\d+|[\d.,]+ ?[bmt]"
)
SIZE = re.compile(rf"[\s,(-]*({QUALIFIERS})?[\s,)-]*", re.IGNORECASE)
# Families and models of studies that no record of a model has.
FAMILIES = {
    "LLaMA", "Llama", "Llama 2", "Llama 3", "Llama 3.1", "Llama 3.2", "Llama 3.2 Vision",
    "Llama 3.3", "Llama 4", "Gemma 2", "OLMo", "Olmo 3", "BLOOM", "OPT", "Claude", "Claude Code",
    "Gemini", "Gemini Apps", "ChatGPT", "GPT-4.1", "GPT-4.1 nano", "Claude 3.5 Haiku",
    "Claude 3.7 Sonnet", "o4-mini", "Mistral", "Qwen3 235B A22B", "StarCoderBase", "Grok",
    "DeepSeek", "GShard", "Meena", "T5", "Switch", "BERT", "ELMo",
}  # fmt: skip


def model_names():
    records = {
        name
        for model in MODELS.values()
        for name in (model.name, f"{model.developer} {model.name}", model.developer)
    }
    return records | FAMILIES


def bare(name):
    """Whether a name is that of a model, perhaps with its size, and says no more."""
    return any(
        name.lower().startswith(model_name.lower()) and SIZE.fullmatch(name[len(model_name) :])
        for model_name in model_names()
    )


@pytest.mark.parametrize(
    "name",
    [
        "Llama 3.1 70B",
        "LLaMA 33B",
        "Llama 2, all sizes",
        "Llama 3.3 70B, as printed",
        "Meta Llama 3 8B",
        "LLaMA",
    ],
)
def test_a_bare_name_of_a_model_is_told(name):
    assert bare(name)


@pytest.mark.parametrize(
    "name", ["Training Llama 3.1 70B", "One Gemini prompt", "o3, one short prompt", "GPT-4o query"]
)
def test_what_says_more_is_no_bare_name(name):
    assert not bare(name)


@pytest.mark.parametrize("name", sorted(names()))
def test_a_name_stands_alone(name):
    title, thing = names()[name], catalog.entry(name)
    assert len(title) <= LONGEST
    for text in (title, thing.one, thing.many):
        assert not bare(text), text
    assert title[0].isupper() or title[0].isdigit()


def test_no_two_are_called_alike():
    titles = [title.casefold() for title in names().values()]
    assert sorted(titles) == sorted(set(titles))
    listed = [row["name"] for row in listing.things()]
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize("name", sorted(PUBLISHED))
def test_a_published_figure_names_its_stage(name):
    study = PUBLISHED[name]
    if study.per == "training":
        assert re.search("rain|evelop|project|Search|series", study.name), study.name
    elif study.per in ("answer", "session", "day"):
        assert re.match("One |A day |[A-Z][a-z]+ing ", study.name), study.name
    elif study.per == "industry":
        assert study.name.startswith("A year of"), study.name
    else:
        assert "raining and use" in study.name


@pytest.mark.parametrize("category", ["electricity", "carbon", "water"])
def test_what_is_over_is_told_in_the_past(category):
    for name, study in PUBLISHED.items():
        if category not in study.alternatives or study.per == "industry":
            continue
        (pair,) = json.loads(
            api.compare(json.dumps({"items": ["kettle", name], "category": category}))
        )["held"]
        ratio = pair["ratio"] if name in pair["item"] and pair["ratio"] else None
        if ratio and ratio["before"].lower().startswith(catalog.entry(name).one.lower()):
            past = any(
                f" {verb} " in f" {ratio['before']} " for verb in ("used", "emitted", "took")
            )
            assert past == (study.per in PAST), ratio
