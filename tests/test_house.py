"""The rules of the house that a machine can hold: floors, sizes, and nothing of anyone's own
machine in the files."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from setara import EDITION
from tests import makefile

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "calc" / "setara"
SITE_BUILD = ROOT / "site_build"
LONGEST_MODULE = 300
LONGEST_LINE = {".py": 100, ".sh": 120, ".js": 120, ".mjs": 120, ".css": 120}
STAGES = sorted(path.parent.name for path in (PACKAGE / "stages").glob("*/formulas.py"))
FLOORS = (  # from the ground up; a room imports only rooms of floors below its own
    ("setara",),  # the edition
    ("core",),
    ("categories",),
    ("facts", "stages", "writing"),
    ("questions",),
    ("evaluation",),
    ("validation",),
    ("answers",),
    ("lives",),
    ("comparisons",),
    ("claims", "reconciliations", "tables"),
    ("sharing",),
    ("inspection", "api"),
    ("command_line",),
    ("__main__",),
)
SITE_FLOORS = (  # the same for what builds the site
    ("site_build", "start"),
    ("theme",),
    ("engine",),
    ("content",),
    ("editions",),
    ("drawings",),
    ("pages",),
    ("search",),
    ("site",),
    ("hook",),
)
PRONOUNS = {
    "one",
    "found",
    "said",
    "own",
    "other",
    "others",
    "told",
    "held",
    "shown",
    "kept",
    "asked",
}
MOST_AT_THE_TOP = 6  # modules of the calculator that stand in no room

# Written in two halves, so that this file does not break its own rule.
FOREIGN_HOSTS = [
    "".join(halves)
    for halves in [
        ("pypi.", "org"),
        ("python", "hosted."),
        ("registry.", "npmjs"),
        ("cdn.", "jsdelivr"),
        ("unpkg", ".com"),
        ("cdnjs.", "cloudflare"),
        ("fonts.", "googleapis"),
        ("fonts.", "gstatic"),
    ]
]
MACHINE_PATH = re.compile(r"(?<![\w.-])/(?:root|home/\w|Users/\w|work|tmp|mnt/\w)" + r"/[\w.]")


def listed() -> list[Path]:
    """The files that are or would be committed."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    return [path for name in sorted(set(names)) if (path := ROOT / name).is_file()]


def text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def modules(*folders: str) -> list[Path]:
    return [
        path
        for path in listed()
        if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in folders
    ]


def imports(path: Path) -> set[str]:
    """The modules a file imports, with `from a import b` as a.b where b is a module."""
    names = set()
    for node in ast.walk(ast.parse(text(path))):
        if isinstance(node, ast.Import):
            names |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path.relative_to(ROOT)}, line {node.lineno}: relative import"
            names |= {f"{node.module}.{name.name}" for name in node.names} | {str(node.module)}
    return names


def within(name: str, *packages: str) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def test_the_stages_are_there():
    assert {"request", "inference", "hardware", "water"} <= set(STAGES)


def test_files_name_no_registry_and_no_third_party():
    mentions = [
        f"{path.relative_to(ROOT)}: {host}"
        for path in listed()
        for host in FOREIGN_HOSTS
        if host in text(path)
    ]
    assert mentions == []


def test_files_name_no_path_of_one_machine():
    mentions = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in listed()
        for match in MACHINE_PATH.finditer(text(path))
    ]
    assert mentions == []


def test_modules_are_short():
    kinds = {".py", ".js", ".mjs", ".css"}
    lengths = {
        path.relative_to(ROOT): text(path).count("\n") for path in listed() if path.suffix in kinds
    }
    assert {str(path): length for path, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_lines_are_short():
    long = [
        f"{path.relative_to(ROOT)}, line {number}"
        for path in listed()
        if path.suffix in LONGEST_LINE
        for number, line in enumerate(text(path).splitlines(), start=1)
        if len(line) > LONGEST_LINE[path.suffix] and "# noqa" not in line
    ]
    assert long == []


def room_of(module: str, package: Path) -> str:
    """The folder, or the module at the top, that a module belongs to: `answers` of
    `setara.answers.report`, and `setara` of the package itself."""
    name = module.split(".")[1] if "." in module else package.name
    there = (package / name).is_dir() or (package / f"{name}.py").is_file()
    return name if there else package.name


def check_floors(path: Path, package: Path, floors: tuple[tuple[str, ...], ...]) -> None:
    """A module imports only rooms that lie below its own."""
    room = path.relative_to(package).parts[0].removesuffix(".py").replace("__init__", package.name)
    floor = next(number for number, rooms in enumerate(floors) if room in rooms)
    used = {room_of(name, package) for name in imports(path) if within(name, package.name)} - {room}
    assert used <= {below for rooms in floors[:floor] for below in rooms}


@pytest.mark.parametrize(("package", "floors"), [(PACKAGE, FLOORS), (SITE_BUILD, SITE_FLOORS)])
def test_every_room_has_its_floor(package, floors):
    rooms = {
        path.name.removesuffix(".py")
        for path in package.iterdir()
        if path.suffix == ".py" or path.is_dir()
    }
    rooms = rooms - {"__init__", "__pycache__"} | {package.name}
    assert rooms == {room for floor in floors for room in floor}
    assert len(list(package.glob("*.py"))) <= MOST_AT_THE_TOP


@pytest.mark.parametrize(
    "path", modules("calc"), ids=lambda path: path.relative_to(ROOT).as_posix()
)
def test_the_calculator_imports_down_only(path):
    """Each room imports only rooms below; of what is not ours, the standard library alone."""
    known = {*sys.stdlib_module_names, "setara"}
    foreign = {name for name in imports(path) if name.split(".")[0] not in known}
    assert foreign == set(), "the calculator needs the standard library alone"
    check_floors(path, PACKAGE, FLOORS)


@pytest.mark.parametrize(
    "path", modules("site_build"), ids=lambda path: path.relative_to(ROOT).as_posix()
)
def test_what_builds_the_site_imports_down_only(path):
    check_floors(path, SITE_BUILD, SITE_FLOORS)


def test_stages_know_nothing_of_one_another():
    for stage in STAGES:
        for path in (PACKAGE / "stages" / stage).glob("*.py"):
            used = {name for name in imports(path) if within(name, "setara.stages")}
            assert all(within(name, f"setara.stages.{stage}") for name in used), path


@pytest.mark.parametrize(
    "path",
    modules("calc", "site_build", "upkeep"),
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)
def test_nothing_imports_the_tests(path):
    assert not {
        name for name in imports(path) if within(name, "tests", "bench", "conftest", "pytest")
    }


@pytest.mark.parametrize(
    "path", modules("calc"), ids=lambda path: path.relative_to(ROOT).as_posix()
)
def test_the_calculator_knows_no_site(path):
    assert not {
        name
        for name in imports(path)
        if within(name, "site_build", "jinja2", "mkdocs", "js", "pyodide")
    }


def test_every_hidden_step_has_a_word():
    """CI and people use the same words: each is a target of the Makefile, and CI calls nothing
    else."""
    assert {"serve", "test", "check", "build", "bench", "clean"} <= makefile.words()
    assert makefile.called(text(ROOT / ".ci" / "run").partition("set -eu")[2]) == {"check", "test"}


def test_the_citation_names_the_edition():
    assert f'version: "{EDITION}"' in text(ROOT / "CITATION.cff")


def test_every_style_sheet_is_joined():
    """A sheet that mkdocs.yml does not list would never reach a page."""
    listing = set(re.findall(r"assets/css/\S+\.css", text(ROOT / "mkdocs.yml")))
    docs = ROOT / "docs"
    assert listing == {
        path.relative_to(docs).as_posix() for path in (docs / "assets" / "css").rglob("*.css")
    }


@pytest.mark.parametrize("folder", ["calc", "site_build", "upkeep", "tests", "bench"])
def test_names_say_what_a_thing_is(folder):
    """Pronouns and participles are no names: less than one name in a hundred."""
    names = [
        node.id.strip("_")
        for path in modules(folder)
        for node in ast.walk(ast.parse(text(path)))
        if isinstance(node, ast.Name)
    ]
    assert sum(name in PRONOUNS for name in names) < len(names) / 100
