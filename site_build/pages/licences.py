"""What the site serves that others made: its version, its source, its licence, and the text of that
licence."""

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fnmatch import fnmatch
from functools import cache
from importlib.metadata import distribution, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from setara.core.records import strict
from site_build import ROOT
from site_build.engine.engine import NODE_MODULES, PYODIDE
from site_build.theme import templating

LISTED = Path(__file__).with_suffix(".toml")
FOLDER = "licences"


@dataclass(frozen=True)
class Component:
    """Something that the site serves, or that is built into what it serves."""

    name: str
    licence: str = ""
    source: str = ""
    version: str = ""
    texts: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    within: str = ""
    note: str = ""
    package: str = ""  # of npm, where licence, version and text are to be found
    distribution: str = ""  # the same of Python
    bundled: bool = False  # whether the file holds the packages that it depends on

    @property
    def slug(self) -> str:
        """Its name in addresses."""
        return re.sub(r"[^a-z0-9]+", "-", self.name.lower()).strip("-")

    def serves(self, address: str) -> bool:
        """Whether a file of the site is a file of it."""
        return any(
            fnmatch(address, pattern) or fnmatch(address, f"{pattern}/*") for pattern in self.files
        )


@cache
def components() -> tuple[Component, ...]:
    """Everything that is served, each followed by what is built into it."""
    entries = tomllib.loads(LISTED.read_text("utf-8"))["components"]
    listed = [
        strict(Component, entry, f"{LISTED.name} [components.{index}]")
        for index, entry in enumerate(entries)
    ]
    needed = json.loads((ROOT / "package.json").read_text("utf-8"))["dependencies"]
    named = {component.package for component in listed}
    packages = [
        Component(name, package=name, files=(f"assets/{name}-*",))
        for name in needed
        if name not in named
    ]
    return tuple(part for component in [*listed, *packages] for part in _parts(component))


def _parts(component: Component) -> Iterator[Component]:
    known = _known(component)
    yield known
    for package in _dependencies(component.package) if component.bundled else ():
        yield _known(Component(package, package=package, within=component.name))


def _known(component: Component) -> Component:
    """A component with what its package says of it."""
    if component.package:
        stated = _package(component.package)
        component = replace(
            component,
            licence=component.licence or stated["license"],
            version=stated["version"],
            source=component.source or _home(stated),
        )
    if component.distribution:
        component = replace(component, version=version(component.distribution))
    if component.version == "python":
        component = replace(
            component,
            version=json.loads((PYODIDE / "pyodide-lock.json").read_text("utf-8"))["info"][
                "python"
            ],
        )
    return replace(component, source=component.source.format(version=component.version))


def _home(stated: dict[str, Any]) -> str:
    """Where a package of npm says that its source is; owner/name stands for one of GitHub."""
    repository = stated["repository"]
    address = repository if isinstance(repository, str) else repository["url"]
    place = re.sub(r"^(git\+)?(https?|git|ssh)://(git@)?|^github:|\.git$", "", address)
    return f"https://{place if place.partition('/')[0].count('.') else f'github.com/{place}'}"


def _package(name: str) -> dict[str, Any]:
    return dict(json.loads((NODE_MODULES / name / "package.json").read_text("utf-8")))


def _dependencies(package: str) -> list[str]:
    """Every package that a package of npm depends on, in order."""
    packages: set[str] = set()
    waiting = [package]
    while waiting:
        needed = set(_package(waiting.pop()).get("dependencies", {})) - packages
        packages |= needed
        waiting += needed
    return sorted(packages)


def text(component: Component) -> str:
    """The text of its licence: that of the installed package where it carries one."""
    paths = [*_carried(component), *(_located(place) for place in component.texts)]
    return "\n\n".join(path.read_text("utf-8").strip() for path in paths) + "\n" if paths else ""


def _carried(component: Component) -> list[Path]:
    if component.package:
        texts = sorted((NODE_MODULES / component.package).glob("LICEN[CS]E*"))
        return texts or [LISTED.with_suffix("") / f"{component.package}.txt"]
    if component.distribution:
        files = distribution(component.distribution).files or ()
        return [
            Path(str(file.locate()))
            for file in files
            if ".dist-info/" in str(file) and file.name.startswith("LICENSE")
        ]
    return []


def _located(place: str) -> Path:
    """A text of the repository, or of an installed module."""
    if (ROOT / place).is_file():
        return ROOT / place
    module, _, rest = place.partition("/")
    spec = find_spec(module)
    assert spec, f"{place} is no file"
    return Path(str(spec.origin)).parent / rest


def pages(_language: str) -> dict[str, str]:
    """The page that lists everything, and the text of every licence."""
    listed = components()
    texts = {f"{FOLDER}/{component.slug}.txt": text(component) for component in listed}
    page = (
        templating.environment().get_template("licences.md").render(components=listed, texts=texts)
    )
    return {"licences.md": page, **{place: content for place, content in texts.items() if content}}
