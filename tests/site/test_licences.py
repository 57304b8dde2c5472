"""Licences travel with what is served: every file of others is covered, with the text and the
source."""

import json
import re
from pathlib import Path

import pytest

from site_build.engine import engine
from site_build.pages import licences
from tests.site.documents import parsed

CODE = {".js", ".mjs", ".css", ".wasm", ".zip", ".whl", ".woff2", ".map", ".ttf", ".woff"}
COMPONENTS = licences.components()
PACKAGE_IN_A_MAP = re.compile(r"node_modules/((?:@[^/]+/)?[^/]+)/")


def served(site: Path) -> list[str]:
    """Every file with code or a font, and every picture of the theme, by its address below the
    language."""
    root = site / "en"
    paths = (path for path in root.rglob("*") if path.is_file())
    names = (path.relative_to(root).as_posix() for path in paths)
    return [
        name for name in names if Path(name).suffix in CODE or name.startswith("assets/images/")
    ]


def test_every_file_with_code_is_covered(site: Path) -> None:
    files = [name for name in served(site) if not name.startswith("data/")]
    assert len(files) > 60
    assert [
        name for name in files if not any(component.serves(name) for component in COMPONENTS)
    ] == []


def test_nothing_is_listed_that_is_not_served(site: Path) -> None:
    names = served(site)
    assert [
        component.name
        for component in COMPONENTS
        if component.files and not any(map(component.serves, names))
    ] == []
    top = {component.name for component in COMPONENTS}
    assert {component.within for component in COMPONENTS if component.within} <= top


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda component: component.name)
def test_every_component_has_its_licence_and_its_source(
    site: Path, component: licences.Component
) -> None:
    assert component.licence
    assert component.name == "Setara" or component.source.startswith("https://"), component.source
    text = licences.text(component)
    assert text.strip() or component.licence == "public domain"
    if text:
        assert (site / "en" / "licences" / f"{component.slug}.txt").read_text("utf-8") == text
    page = (site / "en/licences/index.html").read_text("utf-8")
    assert f'id="{component.slug}"' in page
    assert not component.version or component.version in page


def test_the_runtime_is_served_unchanged(site: Path) -> None:
    """As the page says of it."""
    (folder,) = (site / "en/assets/engine").glob("runtime-*")
    assert sorted(path.name for path in folder.iterdir()) == sorted(engine.RUNTIME)
    for path in folder.iterdir():
        assert path.read_bytes() == (engine.PYODIDE / path.name).read_bytes(), path.name


def test_what_is_inside_the_bundles_is_listed(site: Path) -> None:
    """The maps that the theme serves beside its bundles name the packages in them."""
    maps = sorted((site / "en/assets/javascripts").glob("*.map"))
    assert maps
    names = {
        name
        for path in maps
        for name in PACKAGE_IN_A_MAP.findall(json.dumps(json.loads(path.read_text())["sources"]))
    }
    listed = {component.name.lower() for component in COMPONENTS}
    assert {"rxjs", "clipboard"} <= names <= listed


def test_the_python_inside_is_the_one_that_is_named() -> None:
    (python,) = (component for component in COMPONENTS if component.name == "CPython")
    assert python.version.startswith("3.14.")
    assert "Copyright (c) 2001 Python Software Foundation" in licences.text(python)
    wasm = (engine.PYODIDE / "pyodide.asm.wasm").read_bytes()
    assert python.version.encode() in wasm


def test_every_page_leads_to_the_licences(site: Path) -> None:
    """But for the frames and the page of the licences itself."""
    pages = [
        path
        for path in (site / "en").rglob("index.html")
        if "embed" not in path.parts and path != site / "en/licences/index.html"
    ]
    assert len(pages) > 100
    for path in pages:
        _, _, footer = path.read_text("utf-8").partition("<footer")
        assert parsed(f"<footer{footer}").select('footer a[href$="licences/"]'), path
