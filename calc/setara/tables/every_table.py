"""Every table to compare by, by the name of its page below compare/."""

from __future__ import annotations

from functools import cache

from setara.categories import CARBON, CATEGORIES, WATER, Category
from setara.facts import PUBLISHED, STUDIES
from setara.facts.things import GROUPS, THINGS
from setara.tables import overview_tables
from setara.tables.published_tables import published
from setara.tables.table import Table, beside_an_answer, every_figure

STREAMING = ("hour", "tv-hour", "laptop-hour", "phone-hour", "4k-hour")
DISPUTED: dict[str, tuple[tuple[str, ...], Category]] = {  # whose published figures lie far apart
    "streaming": (tuple(f"streaming-{what}" for what in STREAMING), CARBON),
    "beef-water": (("beef",), WATER),
    "beef-carbon": (("beef",), CARBON),
}
BY_CATEGORY = {category.id.replace("_", "-"): category for category in CATEGORIES}
BY_GROUP = {
    f"everyday/{key}": key for key in GROUPS if any(thing.group == key for thing in THINGS.values())
}
NAMES = (*BY_CATEGORY, "everyday", *BY_GROUP, *DISPUTED, "models", "grids", "published", "studies")


@cache
def table(name: str) -> Table:
    """A table by the name of its page."""
    if name in BY_CATEGORY:
        return overview_tables.everyday(BY_CATEGORY[name])
    if name in BY_GROUP:
        return every_figure(BY_GROUP[name])
    if name in DISPUTED:
        things, category = DISPUTED[name]
        return beside_an_answer(name, [THINGS[thing] for thing in things], category)
    return {
        "everyday": overview_tables.things,
        "models": overview_tables.models,
        "grids": overview_tables.grids,
        "published": _per_answer,
        "studies": _of_studies,
    }[name]()


def _per_answer() -> Table:
    names = [name for name, record in PUBLISHED.items() if record.main]
    return published("published", f"{len(names)} published figures for one answer", names)


def _of_studies() -> Table:
    names = [name for study in STUDIES.values() for name in study.figures]
    return published(
        "studies", f"{len(names)} published figures of {len(STUDIES)} studies of AI", names
    )
