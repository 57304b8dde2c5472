"""The page of the architecture says what the imports of the files are, room by room."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from site_build.pages import architecture
from tests import test_house
from tests.test_house import FLOORS, PACKAGE, SITE_BUILD, SITE_FLOORS, imports, room_of, within

PAGE = "en/data/architecture/index.html"
TOWERS = [(PACKAGE, FLOORS), (SITE_BUILD, SITE_FLOORS)]


def named(path: Path, package: Path) -> str:
    """The module of a file: setara.answers.report."""
    parts = [package.name, *path.relative_to(package).with_suffix("").parts]
    return ".".join(part for part in parts if part != "__init__")


def imported(package: Path, room: str) -> set[str]:
    """What the rules of the house find that a room imports."""
    top = package.relative_to(test_house.ROOT).parts[0]
    paths = [
        path for path in test_house.modules(top) if room_of(named(path, package), package) == room
    ]
    assert paths, room
    names = {name for path in paths for name in imports(path) if within(name, package.name)} - {
        package.name
    }
    return {room_of(name, package) for name in names} - {room}


@pytest.mark.parametrize(("package", "floors"), TOWERS, ids=["calc", "site"])
def test_the_page_shows_every_room_with_its_imports(site: Path, package: Path, floors) -> None:
    soup = BeautifulSoup((site / PAGE).read_text("utf-8"), "html.parser")
    title = package.relative_to(test_house.ROOT).as_posix().replace("/", "-")
    tower = soup.find(id=title).find_parent("section")
    drawn = {}
    for item in tower.select("ol ul > li"):
        line = item.select_one(".st-tower__imports")
        names = line.text.removeprefix("imports ").split(", ") if line else []
        drawn[item.b.text] = set(names)
    assert drawn == {room: imported(package, room) for floor in floors for room in floor}


@pytest.mark.parametrize(("package", "floors"), TOWERS, ids=["calc", "site"])
def test_a_room_is_drawn_above_all_it_imports(package: Path, floors) -> None:
    below: set[str] = set()
    for floor in architecture.floors(package):
        assert all(below.issuperset(room.imports) and room.says for room in floor)
        below |= {room.name for room in floor}
    assert below == {room for floor in floors for room in floor}


def test_rooms_in_a_circle_are_refused(tmp_path: Path) -> None:
    package = tmp_path / "house"
    package.mkdir()
    for name, text in {"attic": "from house import cellar", "cellar": "import house.attic"}.items():
        (package / f"{name}.py").write_text(text, "utf-8")
    with pytest.raises(ValueError, match="these rooms import one another: attic, cellar"):
        architecture.floors(package)
