"""The range bar of each named question as a picture of its own, to download or to put into a
page."""

from site_build.drawings import cards, ruler, typefaces
from site_build.editions import editions
from site_build.editions.frozen import Scenario
from site_build.theme import templating

SPAN = ruler.Span(40, 920, 16, 6)
FILES = {"Picture, PNG": "chart.png", "Picture, SVG": "chart.svg"}
TOP, LANE, FOOT = (
    150,
    30,
    110,
)  # px from the top to the range, from mark to mark, and below the last


def pages(_language: str) -> dict[str, bytes]:
    """Their place in the site and their content."""
    drawings = {}
    for place, _, scenario in editions.scenarios():
        drawing = chart(scenario)
        drawings[f"s/{place}/chart.svg"] = drawing.encode()
        drawings[f"s/{place}/chart.png"] = cards.drawn(drawing, 2)
    return drawings


def files(place: str) -> list[tuple[str, str]]:
    """What the menu of a named question offers for download, with its name."""
    return [(label, f"/s/{place}/{name}") for label, name in FILES.items()]


def chart(scenario: Scenario) -> str:
    """Finding, ruler with range, each comparator on a line of its own, boundary and edition."""
    subject, carbon = scenario.subject, scenario.answer["impacts"]["carbon"]
    marks = [
        ruler.Mark(f"{thing['label']}, {thing['text']}", thing["value"])
        for thing in scenario.beside
    ]
    drawn = ruler.ruler(
        (carbon["low"], carbon["value"], carbon["high"]), carbon["unit"], marks, SPAN
    )
    size, head = typefaces.fitted(cards.plain(subject.title), "serif", (26, 24, 22, 20), 880, 2)
    lanes = [
        {
            **mark,
            "name": cards.plain(mark["name"]),
            "y": TOP + LANE * lane,
            "text_y": TOP + LANE * lane + 5,
            **_side(mark["x"]),
        }
        for lane, mark in enumerate(sorted(drawn["marks"], key=lambda mark: mark["x"]), start=1)
    ]
    bottom = TOP + LANE * len(lanes)
    notes = [
        *typefaces.lines(subject.boundary, "sans", 16, 880),
        f"Setara, edition {subject.edition}",
    ]
    template = templating.environment().get_template("share/chart.svg")
    return template.render(
        alt=cards.plain(subject.title),
        head=[{"text": line, "y": 40 + 32 * place} for place, line in enumerate(head)],
        size=size,
        ruler=drawn,
        lanes=lanes,
        top=TOP,
        cap=TOP - 8,
        axis=TOP - 34,
        above=TOP - 42,
        bottom=bottom + 8,
        height=bottom + FOOT,
        notes=[{"text": line, "y": bottom + 50 + 22 * place} for place, line in enumerate(notes)],
    )


def _side(x: float) -> dict[str, object]:
    right = x > SPAN.right / 2
    return {"anchor": "end" if right else "start", "text_x": x - 14 if right else x + 14}
