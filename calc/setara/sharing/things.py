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

CODE = """from setara.everyday.things import THINGS

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
    said = [
        boundary.SHORT.get((aspect, word), "") for aspect, word in stated.items() if word != "CO2e"
    ]
    return "; ".join(filter(None, [*said, alternative.boundary.place, alternative.boundary.year]))


def of_thing(name: str, answer: Evaluation) -> Subject:
    """Something of everyday life by the figure that stands first, every other beside it, held
    against an answer."""
    thing, category = catalog.entry(name), first_category(name)
    key, first = next(iter(thing.alternatives[category.id].items()))
    texts = figure_texts(first, category)
    figures = [
        (category, other)
        for category in CATEGORIES
        for other in thing.alternatives.get(category.id, {}).values()
    ]
    spread = "range assumed" if first.assumed else "range as published"
    tokens = present.trimmed(answer.point["generated_tokens"], 6)
    page, held = below("r", name), beside(answer, [name], category)
    return Subject(
        id=name,
        finding=f"{thing.name}: {texts['text']}",
        figure=f"{texts['range_text']}, {spread}",
        about=f"{category.name} by {first.name}; {counts(first, category)}.",
        boundary=counted(first.boundary.stages()),
        boundary_words="; ".join(counts(first, category).split("; ")[:2]),
        beside=sentence(held[0], f"answers of {tokens} tokens") if held else "",
        page=f"{page}{dated('')}",
        latest=page,
        embed=below("embed", f"r/{name}", edition=True),
        embed_latest=below("embed", f"r/{name}"),
        rows=tuple(
            {
                "category": kind.id, "figure": one.id, "name": one.name, "value": one.figure.value,
                "low": one.range[0], "high": one.range[1], "unit": kind.unit,
                "range": "assumed" if one.assumed else "published", **vars(one.boundary),
                "source": one.figure.source, "where": one.figure.where,
            }
            for kind, one in figures
        ),
        shown=tuple(
            {
                "name": f"{kind.name}, {one.name}",
                **{part: figure_texts(one, kind)[part] for part in ("text", "range_text")},
            }
            for kind, one in sorted(figures, key=lambda pair: pair[1] is not first)
        ),
        sources=tuple(thing.sources),
        code=CODE.format(
            name=name, category=category.id, figure=key, value=first.figure.value, range=first.range
        ),
    )  # fmt: skip
