"""The rooms of the calculator and of the site’s builder, drawn from the imports of their files."""

import ast
from dataclasses import dataclass
from pathlib import Path

from site_build import ROOT
from site_build.content.blocks import render

PACKAGES = {"calc/setara": "The calculator", "site_build": "What builds the site"}


@dataclass(frozen=True)
class Room:
    """A folder of a package, or a module that stands in none."""

    name: str
    says: str  # the first sentence of its docstring
    modules: int
    imports: tuple[str, ...]  # the other rooms of its package that it imports, by name


def tower() -> str:
    """Each package as floors, the topmost first: a room imports only rooms of floors below."""
    packages = [
        {"name": name, "title": title, "floors": floors(ROOT / name)[::-1]}
        for name, title in PACKAGES.items()
    ]
    return render("data/architecture.html", packages=packages)


def floors(package: Path) -> list[list[Room]]:
    """The rooms of a package from the ground up, each on the lowest floor that lies above all it
    imports.

    Raises ValueError where rooms import one another in a circle.
    """
    left, below, stack = rooms(package), set[str](), list[list[Room]]()
    while left:
        floor = [room for room in left if below.issuperset(room.imports)]
        if not floor:
            names = ", ".join(room.name for room in left)
            raise ValueError(f"{package.name}: these rooms import one another: {names}")
        stack.append(floor)
        below |= {room.name for room in floor}
        left = [room for room in left if room not in floor]
    return stack


def rooms(package: Path) -> list[Room]:
    """The rooms of a package by name."""
    files: dict[str, list[Path]] = {}
    for path in sorted(package.rglob("*.py")):
        first = path.relative_to(package).parts[0].removesuffix(".py")
        files.setdefault(package.name if first == "__init__" else first, []).append(path)
    return [
        Room(
            name, sentence(paths), len(paths), tuple(sorted(imported(paths, files, package, name)))
        )
        for name, paths in sorted(files.items())
    ]


def sentence(paths: list[Path]) -> str:
    """What a room says it is: the docstring of its folder, or of its module."""
    text = ast.get_docstring(ast.parse(paths[0].read_text("utf-8"))) or ""
    return " ".join(text.split())


def imported(paths: list[Path], names: dict[str, list[Path]], package: Path, home: str) -> set[str]:
    """The other rooms of a package that files import."""
    modules: set[str] = set()
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                modules |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                modules |= {f"{node.module}.{alias.name}" for alias in node.names}
    inside = [module.split(".") for module in modules if module.split(".")[0] == package.name]
    targets = {parts[1] if parts[1:] and parts[1] in names else package.name for parts in inside}
    return targets - {home}
