"""`make stale`: the records that should have been looked up again by now."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from setara.categories import IMPACTS
from setara.claims.claim import CLAIMS
from setara.core.records import Figure
from setara.facts import MODELS, PLACES, PUBLISHED
from setara.facts.studies import Published
from setara.facts.things import THINGS, Thing
from setara.stages.factors import FACTORS
from upkeep import tell

YEARS = 1  # that a record stands without a review_by of its own
HEAD = ("due", "checked", "record", "source")


@dataclass(frozen=True)
class Checked:
    """A record that was looked up on a day."""

    name: str
    source: str
    day: str
    review_by: str = ""

    @property
    def due(self) -> date:
        """The day from which it should be looked up again."""
        return (
            date.fromisoformat(self.review_by)
            if self.review_by
            else years_after(date.fromisoformat(self.day))
        )


def years_after(day: date) -> date:
    """The same day so many years later; the first of March for one that is not in every year."""
    try:
        return day.replace(year=day.year + YEARS)
    except ValueError:
        return date(day.year + YEARS, 3, 1)


def figures() -> Iterator[tuple[str, Figure]]:
    """Every figure there is, with its name."""
    for factor in FACTORS.values():
        yield from (
            (f"factors/{factor.name}.{option}", figure) for option, figure in factor.options.items()
        )
    for code, place in PLACES.items():
        for category in IMPACTS:
            if figure := getattr(place, category.id):
                yield f"grids/{code}.{category.id}", figure
    folders: dict[str, Mapping[str, Thing | Published]] = {"things": THINGS, "published": PUBLISHED}
    for folder, register in folders.items():
        for name, record in register.items():
            for category_id, alternatives in record.alternatives.items():
                for key, alternative in alternatives.items():
                    yield f"{folder}/{name}.{category_id}.{key}", alternative.figure


def records() -> Iterator[Checked]:
    """Every record with the day on which it was checked."""
    yield from (
        Checked(name, figure.source, figure.checked, figure.review_by) for name, figure in figures()
    )
    yield from (
        Checked(f"models/{name}", model.source, model.checked) for name, model in MODELS.items()
    )
    yield from (
        Checked(f"claims/{name}", claim.source, claim.checked) for name, claim in CLAIMS.items()
    )


def stale(day: date) -> list[Checked]:
    """The records that are due on a day or were before, the longest overdue first."""
    return sorted(
        (record for record in records() if record.due <= day),
        key=lambda record: (record.due, record.name),
    )


def main() -> None:
    """Print what is due on the day ON, or today."""
    given = os.environ.get("ON")
    day = date.fromisoformat(given) if given else date.today()  # noqa: DTZ011  a day, no instant
    due = [(f"{record.due}", record.day, record.name, record.source) for record in stale(day)]
    total = sum(1 for _ in records())
    head = f"{len(due)} of {total} records are due for review on {day}."
    table = tell.aligned([HEAD, *due]) if due else []
    tell.tell("\n".join([head, *table]), "\n".join([f"### {head}", "", *tell.markdown(HEAD, due)]))


if __name__ == "__main__":
    main()
