"""Something of everyday life to share, with every published figure of it."""

from __future__ import annotations

from setara.categories import CARBON, CATEGORIES, Category
from setara.comparisons import catalog
from setara.comparisons.comparison_texts import measured
from setara.evaluation.evaluation import Evaluation
from setara.facts import boundary
from setara.facts.things import THINGS, Alternative
from setara.sharing.beside import beside, sentence
from setara.sharing.subject import Subject, below, counted, dated
from setara.writing import present

CODE = """from setara.facts.things import THINGS

figure = THINGS[{name!r}].alternatives[{category!r}][{figure!r}]
print(figure.figure.value, figure.range)  # {value} {range}
"""


def first_category(name: str) -> Category:
    """The category a thing is shown by: greenhouse gas, or else the first it has a figure in."""
    stated = THINGS[name].alternatives
    return next(category for category in (CARBON, *CATEGORIES) if category.id in stated)


def figure_texts(alternative: Alternative, category: Category) -> dict[str, str]:
    """A published figure as texts."""
    return measured(alternative.figure.value, alternative.range, alternative.boundary, category)


def counts(alternative: Alternative, category: Category) -> str:
    """What a figure counts beside the stages, in a few words."""
    stated = {
        aspect: getattr(alternative.boundary, aspect) for aspect in boundary.DECIDES[category.id]
    }
    words = [
        boundary.SHORT.get((aspect, word), "") for aspect, word in stated.items() if word != "CO2e"
    ]
    return "; ".join(filter(None, [*words, alternative.boundary.place, alternative.boundary.year]))


def of_thing(name: str, answer: Evaluation) -> Subject:
    """Something of everyday life by the figure that stands first, every other beside it, held
    against an answer."""
    thing, category = catalog.entry(name), first_category(name)
    key, first = next(iter(thing.alternatives[category.id].items()))
    texts = figure_texts(first, category)
    figures = [
        (category, alternative)
        for category in CATEGORIES
        for alternative in thing.alternatives.get(category.id, {}).values()
    ]
    spread = "range assumed" if first.assumed else "range as published"
    tokens = present.trimmed(answer.point["generated_tokens"], 6)
    page, comparators = below("r", name), beside(answer, [name], category)
    return Subject(
        id=name,
        finding=f"{thing.name}: {texts['text']}",
        figure=f"{texts['range_text']}, {spread}",
        about=f"{category.name} by {first.name}; {counts(first, category)}.",
        boundary=counted(first.boundary.stages()),
        boundary_words="; ".join(counts(first, category).split("; ")[:2]),
        beside=sentence(comparators[0], f"answers of {tokens} tokens") if comparators else "",
        page=f"{page}{dated('')}",
        latest=page,
        embed=below("embed", f"r/{name}", edition=True),
        embed_latest=below("embed", f"r/{name}"),
        rows=tuple(
            {
                "category": kind.id,
                "figure": alternative.id,
                "name": alternative.name,
                "value": alternative.figure.value,
                "low": alternative.range[0],
                "high": alternative.range[1],
                "unit": kind.unit,
                "range": "assumed" if alternative.assumed else "published",
                **vars(alternative.boundary),
                "source": alternative.figure.source,
                "where": alternative.figure.where,
            }
            for kind, alternative in figures
        ),
        shown=tuple(
            {
                "name": f"{kind.name}, {alternative.name}",
                **{part: figure_texts(alternative, kind)[part] for part in ("text", "range_text")},
            }
            for kind, alternative in sorted(figures, key=lambda pair: pair[1] is not first)
        ),
        sources=tuple(thing.sources),
        code=CODE.format(
            name=name, category=category.id, figure=key, value=first.figure.value, range=first.range
        ),
    )
