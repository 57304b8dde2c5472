"""The pages that are there to be linked: each named question, latest and held to each edition, and
each thing."""

import json
from dataclasses import dataclass
from functools import cache

from setara import EDITION
from setara.categories import CARBON, CATEGORIES
from setara.comparisons.comparison_texts import SEEN
from setara.facts import SCENARIOS, SOURCES
from setara.facts.boundary import STAGE_NAMES
from setara.facts.things import GROUPS, THINGS
from setara.sharing.things import counts, figure_texts
from setara.tables.listing import authors
from site_build.content import subjects
from site_build.content.blocks import Texts, answered, render
from site_build.drawings import cards, charts
from site_build.editions import editions
from site_build.editions.frozen import Scenario
from site_build.theme import assets, templating


@dataclass(frozen=True)
class Page:
    """A page whose body is finished: it passes by Markdown, which would take longer than all
    else."""

    title: str
    body: str


@cache
def written() -> dict[str, Page]:
    """The finished pages by their place in docs/<language>/."""
    documents = {}
    for place, permanent, scenario in editions.scenarios():
        documents[f"s/{place}.md"] = _scenario(place, permanent, scenario)
    return documents | {f"r/{name}.md": _thing(name) for name in THINGS}


def body(place: str) -> str | None:
    """The body of a finished page; none where a page is written in Markdown."""
    return written()[place].body if place in written() else None


def pages(_language: str) -> dict[str, str]:
    """Their place in docs/<language>/ and their Markdown: what stands in front of the body, or a
    list of them all."""
    documents = {place: _front(place, page) for place, page in written().items()}
    listed = [(name, SCENARIOS[name]["name"], answered(name)) for name in SCENARIOS]
    return {**documents, "s/index.md": _page("share/scenarios.md", listed=listed, category=CARBON)}


def _page(template: str, **content: object) -> str:
    return templating.environment().get_template(template).render(**content)


def _front(place: str, page: Page) -> str:
    """Title and description as JSON, which YAML reads as it is."""
    title, description = (
        json.dumps(text, ensure_ascii=False) for text in (page.title, cards.of_page(place).alt)
    )
    return _page("share/page.md", title=title, description=description) + "\n"


def script() -> str:
    """What makes the menus of a page whose numbers stand still work."""
    return f"/{assets.address('js/shared.js')}"


def _scenario(place: str, permanent: bool, scenario: Scenario) -> Page:
    carbon, edition = scenario.answer["impacts"]["carbon"], scenario.subject.edition
    title = (
        f"{scenario.name}: about {editions.printed(carbon)}"
        f"{f', edition {edition}' if permanent else ''}"
    )
    query = "&".join(filter(None, [f"ed={edition}" if permanent else "", scenario.answer["link"]]))
    body = render(
        "share/scenario.html",
        one=scenario,
        answer=scenario.answer,
        edition=edition,
        held=permanent,
        latest=EDITION,
        later=editions.outdated(scenario),
        withdrawn=editions.withdrawn(edition) if permanent else "",
        errata=editions.errata(edition) if permanent else [],
        tool=f"/calculators/answer.md{query and f'?{query}'}",
        files=charts.files(place),
        script=script(),
        things=THINGS,
        known=SOURCES,
    )
    return Page(title, body)


def _thing(name: str) -> Page:
    shared, thing = subjects.thing(name), THINGS[name]
    figures = [
        _figure(name, category.id) for category in CATEGORIES if category.id in thing.alternatives
    ]
    body = render(
        "share/thing.html",
        thing=thing,
        group=GROUPS[thing.group],
        shared=shared,
        names=STAGE_NAMES,
        figures=[row for rows in figures for row in rows],
        script=script(),
    )
    return Page(shared.subject.title, body)


def _figure(name: str, category_id: str) -> list[Texts]:
    """Every figure of a thing in a category, as texts."""
    category = next(category for category in CATEGORIES if category.id == category_id)
    rows = []
    for alternative in THINGS[name].alternatives[category_id].values():
        source, states = SOURCES[alternative.figure.source], alternative.boundary.stages().values()
        rows.append(
            {
                **figure_texts(alternative, category),
                "category": category.name,
                "name": alternative.name,
                "assumed": alternative.assumed,
                "states": [
                    {"name": stage_name, "state": state}
                    for stage_name, state in zip(STAGE_NAMES, states, strict=True)
                ],
                "counts": counts(alternative, category),
                "source": alternative.figure.source,
                "source_text": f"{authors(source.by)} {source.published}",
                "where": alternative.figure.where,
                "seen": SEEN[alternative.figure.seen],
                "note": alternative.figure.note,
            }
        )
    return rows
