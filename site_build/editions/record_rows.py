"""Every record as flat rows, one list for each kind: what data/<edition>/ holds as JSON and CSV."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from setara.categories import CATEGORIES, IMPACTS
from setara.claims import checking
from setara.claims.claim import CLAIMS
from setara.core.records import Figure
from setara.facts import MODELS, PLACES, PUBLISHED, SCENARIOS, SOURCES, STUDIES
from setara.facts.boundary import WORDS, Boundary
from setara.facts.model_record import ends
from setara.facts.things import THINGS, Alternative
from setara.stages.factors import FACTORS
from site_build.content.blocks import answered

Row = dict[str, Any]
UNITS = {category.id: category.unit for category in CATEGORIES}


def cited(figure: Figure) -> Row:
    """Where a figure comes from."""
    return {
        "source": figure.source,
        "where": figure.where,
        "evidence": figure.kind,
        "seen": figure.seen,
        "checked": figure.checked,
        "note": figure.note,
    }


def spread(figure: Figure, assumed: tuple[float, float] | None = None) -> Row:
    """A value with its range, and whether the range was published or assumed."""
    low, high = figure.range or assumed or (None, None)
    kind = "published" if figure.range else "assumed" if assumed else "none"
    return {"value": figure.value, "low": low, "high": high, "range": kind}


def counted(boundary: Boundary) -> Row:
    """What a figure counts."""
    return {
        **boundary.stages(),
        **{key: getattr(boundary, key) for key in (*WORDS, "place", "year")},
    }


def alternatives(
    groups: dict[str, dict[str, Alternative]],
) -> Iterator[tuple[str, Alternative, Row]]:
    """Each published figure by category, with what all of them say."""
    for category, figures in groups.items():
        for figure in figures.values():
            values = {**spread(figure.figure, figure.range), "unit": UNITS[category]}
            yield category, figure, {**values, **counted(figure.boundary), **cited(figure.figure)}


def things() -> Iterator[Row]:
    """One row for each published figure of each thing."""
    for name, thing in THINGS.items():
        for category, alternative, row in alternatives(thing.alternatives):
            identity = {"thing": name, "name": thing.name, "per": thing.one, "group": thing.group}
            longer = {"gwp20": alternative.gwp20.value if alternative.gwp20 else None}
            figure = {
                "category": category,
                "figure": alternative.id,
                "figure_name": alternative.name,
            }
            yield {
                "id": f"{name}.{category}.{alternative.id}",
                **identity,
                **figure,
                **row,
                **longer,
            }


def published() -> Iterator[Row]:
    """One row for each figure published about AI."""
    for name, record in PUBLISHED.items():
        for category, _, row in alternatives(record.alternatives):
            identity = {
                "name": record.name,
                "study": record.study,
                "by": record.by,
                "per": record.functional_unit,
            }
            yield {
                "id": f"{name}.{category}",
                **identity,
                "category": category,
                "meter": record.meter,
                **row,
            }


def studies() -> Iterator[Row]:
    """One row for each publication about AI."""
    for name, study in STUDIES.items():
        texts = {
            key: getattr(study, key) for key in ("name", "by", "year", "source", "says", "includes")
        }
        yield {"id": name, **texts, "misquoted": "; ".join(study.misquoted)}


def factors() -> Iterator[Row]:
    """One row for each figure of each factor of the calculation."""
    for name, factor in FACTORS.items():
        for option, figure in factor.options.items():
            identity = {
                "factor": name,
                "option": option,
                "stage": factor.stage,
                "meaning": factor.meaning,
            }
            values = {**spread(figure), "unit": factor.unit, **cited(figure)}
            yield {"id": name if option == "default" else f"{name}.{option}", **identity, **values}


def models() -> Iterator[Row]:
    """One row for each language model."""
    for name, model in MODELS.items():
        (active_low, active_high), (total_low, total_high) = map(
            ends, (model.active_parameters, model.total_parameters)
        )
        sizes = {
            "active_low": active_low,
            "active_high": active_high,
            "total_low": total_low,
            "total_high": total_high,
        }
        keys = ("source", "where", "seen", "checked", "note")
        identity = {key: getattr(model, key) for key in ("name", "developer", "released", "status")}
        yield {"id": name, **identity, **sizes, **{key: getattr(model, key) for key in keys}}


def grids() -> Iterator[Row]:
    """One row for each category of the electricity of each place."""
    for code, place in PLACES.items():
        for category in IMPACTS:
            figure: Figure | None = getattr(place, category.id)
            if figure:
                identity = {
                    "grid": code,
                    "name": place.name,
                    "scope": place.scope,
                    "part_of": place.part_of,
                }
                values = {
                    **spread(figure),
                    "unit": f"{category.unit}/kWh",
                    "year": figure.year,
                    **cited(figure),
                }
                yield {"id": f"{code}.{category.id}", **identity, "category": category.id, **values}


def scenarios() -> Iterator[Row]:
    """One row for each category of the answer to each named question."""
    for name, scenario in SCENARIOS.items():
        answer = answered(name)
        for category, impact in answer["impacts"].items():
            values = {key: impact[key] for key in ("value", "low", "median", "high", "unit")}
            texts = {key: impact[key].replace("\u00a0", " ") for key in ("text", "range_text")}
            identity = {"scenario": name, "name": scenario["name"], "link": answer["link"]}
            yield {"id": f"{name}.{category}", **identity, "category": category, **values, **texts}


def claims() -> Iterator[Row]:
    """One row for each pair that a claim is checked by, with the verdict on the claim."""
    for name, claim in CLAIMS.items():
        checked, verdict = checking.check(claim)
        statement = {
            key: getattr(claim, key)
            for key in ("quote", "said_by", "year", "source", "where", "seen", "checked")
        }
        for outcome in checked:
            pair = {
                "left": outcome.pair.left,
                "right": outcome.pair.right,
                "relation": outcome.pair.relation,
            }
            finding = {
                "value": outcome.ratio.value,
                "low": outcome.ratio.low,
                "high": outcome.ratio.high,
                "match": outcome.match,
                "met": outcome.meets,
            }
            identity = {
                "claim": name,
                "name": claim.name,
                "category": claim.category,
                "verdict": verdict.word,
            }
            yield {**identity, **pair, "claimed": outcome.pair.claimed, **finding, **statement}


def factor_others() -> Iterator[Row]:
    """One row for each other published value that a factor has beside its own."""
    return _others((row["id"], FACTORS[row["factor"]].options[row["option"]]) for row in factors())


def grid_others() -> Iterator[Row]:
    """One row for each other published value of the electricity of a place."""
    return _others((row["id"], getattr(PLACES[row["grid"]], row["category"])) for row in grids())


def _others(figures: Iterable[tuple[str, Figure]]) -> Iterator[Row]:
    for name, figure in figures:
        for place, alternative in enumerate(figure.others):
            yield {"of": name, "position": place, **alternative}


def parts() -> Iterator[Row]:
    """One row for each number in the arithmetic of a derived figure, in order."""
    for kind in (THINGS, PUBLISHED):
        for name, record in kind.items():
            for category, figures in record.alternatives.items():
                for alternative in figures.values():
                    figure = (
                        f"{name}.{category}.{alternative.id}"
                        if kind is THINGS
                        else f"{name}.{category}"
                    )
                    for place, part in enumerate(alternative.factors):
                        sign = "+" if part.plus else "/" if part.per else "*"
                        texts = {
                            key: getattr(part, key)
                            for key in ("value", "unit", "source", "where", "seen", "note")
                        }
                        yield {
                            "of": figure,
                            "position": place,
                            "sign": sign,
                            "what": part.what,
                            **texts,
                        }


def sources() -> Iterator[Row]:
    """One row for each source."""
    for name, source in SOURCES.items():
        yield {"id": name, **vars(source)}


KINDS: dict[str, Callable[[], Iterator[Row]]] = {
    rows.__name__: rows
    for rows in (
        things, published, parts, studies, factors, factor_others,
        models, grids, grid_others, scenarios, claims, sources,
    )
}  # fmt: skip
