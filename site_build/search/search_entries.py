"""What the search of the site offers from the records, each with its answer in the line."""

from collections.abc import Iterator
from dataclasses import dataclass

from setara.categories import CARBON, CATEGORIES, Category
from setara.claims import checking_report
from setara.claims.claim import CLAIMS
from setara.facts import LIVES, MODELS, PLACES, PUBLISHED, SCENARIOS, SOURCES, STUDIES
from setara.facts.things import GROUPS, THINGS, Thing
from setara.sharing.things import figure_texts
from setara.stages.factors import FACTORS
from setara.stages.life_cycle import GRAPH
from setara.tables.every_table import table
from setara.tables.listing import authors
from setara.writing.wording import among, heading
from site_build.content import blocks, subjects
from site_build.content.blocks import Texts

# What is looked for first weighs most; a page of the site is of the kind that its folder says.
WEIGHTS = {
    "Calculators": 1.6, "Claims": 1.5, "Named questions": 1.3, "Models": 1.5,
    "Everyday things": 1.4, "Places": 1.4, "Glossary": 1.3, "Makers of models": 1.2, "Method": 1.2,
    "Studies": 1.2, "Published figures": 0.9, "Comparisons": 1.0, "Notebooks": 1.0, "Data": 1.1,
    "Factors": 0.7, "Formulas": 0.6, "Sources": 0.5,
}  # fmt: skip
LONGEST_LINE = 180


@dataclass(frozen=True)
class Entry:
    """One result: where it leads, below the root of the language, what its line says, and what else
    it is found by."""

    kind: str
    title: str
    address: str
    line: str
    words: str = ""
    names: tuple[str, ...] = ()  # what else the very thing is called
    leads: tuple[str, ...] = ()  # words for something else that lead here


def entries() -> Iterator[Entry]:
    """Every record that has a place in the site."""
    yield from _calculators()
    yield from _claims()
    yield from _questions()
    yield from _models()
    yield from _makers()
    yield from _things()
    yield from _places()
    yield from _studies()
    yield from _published()
    yield from _factors()
    yield from _formulas()
    yield from _sources()


def beginning(text: str) -> str:
    """The beginning of a text, whole sentences if they fit."""
    if len(text) <= LONGEST_LINE:
        return text
    cut = text[:LONGEST_LINE]
    sentence = cut.rpartition(". ")[0]
    return f"{sentence}." if sentence else f"{cut.rpartition(' ')[0]} …"


def _spread(texts: Texts, name: str = "text") -> str:
    """A value with its range."""
    return f"{texts[name]} ({texts['range_text']})" if texts["range_text"] else str(texts[name])


def _calculators() -> Iterator[Entry]:
    calculators = {
        "answer": subjects.scenario("default"),
        "compare": subjects.comparison(),
        "life": subjects.life("llama"),
    }
    for name, shared in calculators.items():
        yield Entry(
            "Calculators", "", f"calculators/{name}/", shared.subject.title, shared.subject.about
        )


def _claims() -> Iterator[Entry]:
    for name, claim in CLAIMS.items():
        verdict = checking_report.report(name)["verdict"]["first"]
        yield Entry(
            "Claims", claim.name, f"claims/{name}/", f"“{claim.quote}” {verdict}", claim.said_by
        )


def _questions() -> Iterator[Entry]:
    for name, scenario in SCENARIOS.items():
        shared = subjects.scenario(name).subject
        yield Entry("Named questions", scenario["name"], f"s/{name}/", shared.title, shared.about)
    for name, life in LIVES.items():
        if link := blocks.lived(name)["link"]:  # the one without is what the calculator opens with
            address, shared = f"calculators/life/?{link}", subjects.life(name).subject
            yield Entry("Named questions", life["name"], address, shared.title, shared.about)


def _models() -> Iterator[Entry]:
    for row in table("models").rows:
        model = MODELS[row.id]
        line = f"One answer: {_spread(row.texts['cells'][CARBON.id])}"
        size = f"{model.developer}; its size is {model.status}"
        yield Entry("Models", model.name, f"calculators/answer/?m={row.id}", f"{line}. {size}")


def _makers() -> Iterator[Entry]:
    makers: dict[str, list[str]] = {}
    for model in MODELS.values():
        makers.setdefault(model.developer, []).append(model.name)
    for maker, names in makers.items():
        address = f"compare/models/?find={maker.replace(' ', '+')}"
        yield Entry("Makers of models", maker, address, f"One answer by {among(names)}")


def _things() -> Iterator[Entry]:
    for name, thing in THINGS.items():
        first, *rest = _stated(thing)
        figure = next(iter(thing.alternatives[first.id].values()))
        texts = figure_texts(figure, first)
        spread = f"{texts['text']} ({texts['range_text']}{', assumed' if figure.assumed else ''})"
        also = f"; also {among([category.name.lower() for category in rest])}" if rest else ""
        yield Entry(
            "Everyday things", thing.name, f"r/{name}/", f"{spread}{also}", GROUPS[thing.group]
        )


def _stated(thing: Thing) -> list[Category]:
    """The categories that a thing has figures in, greenhouse gas first."""
    return [
        category
        for category in dict.fromkeys((CARBON, *CATEGORIES))
        if category.id in thing.alternatives
    ]


def _places() -> Iterator[Entry]:
    for row in table("grids").rows:
        place = PLACES[row.id]
        line = f"{_spread(row.texts['grid'])}; one answer there {_spread(row.texts)}"
        whole = f"Part of {PLACES[place.part_of].name}" if place.part_of else ""
        yield Entry("Places", place.name, f"compare/grids/#{row.id}", line, whole)


def _studies() -> Iterator[Entry]:
    for name, study in STUDIES.items():
        yield Entry(
            "Studies",
            study.name,
            f"studies/{name}/",
            beginning(study.says),
            f"{study.by} {study.says}",
        )


def _published() -> Iterator[Entry]:
    for name, record in PUBLISHED.items():
        texts = [
            figure_texts(record.alternatives[category.id]["printed"], category)["text"]
            for category in CATEGORIES
            if category.id in record.alternatives
        ]
        line = f"{among(texts)}: {record.functional_unit}, by {record.by}"
        yield Entry("Published figures", record.name, f"studies/{record.study}/#{name}", line)


def _factors() -> Iterator[Entry]:
    for name, factor in FACTORS.items():
        option = "default" if "default" in factor.options else next(iter(factor.options))
        texts = blocks.figure(factor, option)
        spread = f"{texts['text']} ({texts['range']})" if texts["range"] else texts["text"]
        yield Entry(
            "Factors", heading(name), f"data/factors/#{name}", f"{factor.meaning}: {spread}"
        )


def _formulas() -> Iterator[Entry]:
    for name in GRAPH.formulas:
        yield Entry("Formulas", heading(name), f"data/formulas/#{name}", GRAPH.nodes[name].meaning)


def _sources() -> Iterator[Entry]:
    for name, source in SOURCES.items():
        line = f"{authors(source.by)}, {source.published}"
        yield Entry("Sources", source.title, f"data/sources/#{name}", line, source.by)
