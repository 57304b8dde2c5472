"""Style sheets, modules, fonts and the browser's engine, under names that change with their
content."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from site_build import ROOT

SOURCE = ROOT / "docs" / "assets"
ENGINE = ROOT / ".cache" / "engine"
KATEX = ROOT / "node_modules" / "katex" / "dist"
MINISEARCH = ROOT / "node_modules" / "minisearch"
HASHES = "assets/hashes.json"
NAMED_BY_CONTENT = re.compile(r"-[0-9a-f]{10}[./]")  # as service-worker.js has it


def digest(*contents: bytes) -> str:
    return hashlib.sha256(b"\0".join(contents)).hexdigest()[:10]


def tree(folder: Path) -> list[Path]:
    """The files below a folder, sorted; nothing hidden, nothing compiled."""
    skipped = (".", "__pycache__")
    entries = (
        (path, path.relative_to(folder).parts) for path in folder.rglob("*") if path.is_file()
    )
    return sorted(
        path for path, parts in entries if not any(part.startswith(skipped) for part in parts)
    )


def stamp(folder: Path) -> str:
    """A short hash of everything below a folder."""
    return digest(
        *(
            str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes()
            for path in tree(folder)
        )
    )


def style_sheet(parts: list[str]) -> tuple[str, str]:
    """The sheets of mkdocs.yml joined into one without their comments, with the name it gets."""
    text = "".join((SOURCE.parent / part).read_text(encoding="utf-8") for part in parts)
    text = re.sub(r"/\*.*?\*/\n?", "", text, flags=re.DOTALL)
    return f"assets/css/setara-{digest(text.encode())}.css", text


def address(path: str) -> str:
    """Where docs/assets/<path> stands in the site: the whole folder of modules moves with any
    change in it."""
    if path == "js/service-worker.js":
        return "service-worker.js"  # it serves only what stands at its level or below
    if path.startswith("js/"):
        return f"{modules()}/{path.removeprefix('js/')}"
    return f"assets/{path}"


@cache
def modules() -> str:
    """The folder of the modules, found once for each build."""
    return f"assets/js-{stamp(SOURCE / 'js')}"


def katex_sheet() -> str:
    return f"assets/katex-{digest((KATEX / 'katex.min.css').read_bytes())}/katex.min.css"


def katex() -> Iterator[tuple[str, bytes | Path]]:
    """KaTeX's style sheet with the woff2 fonts alone; every browser that runs this site reads
    them."""
    sheet = (KATEX / "katex.min.css").read_text(encoding="utf-8")
    sheet = re.sub(r',url\([^)]*\.(?:woff|ttf)\) format\("[^"]*"\)', "", sheet)
    yield katex_sheet(), sheet.encode()
    folder = katex_sheet().rpartition("/")[0]
    yield f"{folder}/LICENSE", KATEX.parent / "LICENSE"
    for font in sorted((KATEX / "fonts").glob("*.woff2")):
        yield f"{folder}/fonts/{font.name}", font


def minisearch() -> Iterator[tuple[str, Path]]:
    """The library that searches: one module without dependencies, and its licence."""
    module = MINISEARCH / "dist" / "es" / "index.js"
    folder = f"assets/minisearch-{digest(module.read_bytes())}"
    yield f"{folder}/minisearch.js", module
    yield f"{folder}/LICENSE", MINISEARCH / "LICENSE.txt"


def hashes(places: Mapping[str, Path]) -> str:
    """The SHA-256 of the files named by their content, as JSON: the service worker keeps them only
    as listed."""
    named = {place: path for place, path in places.items() if NAMED_BY_CONTENT.search(place)}
    listed = {place: hashlib.sha256(path.read_bytes()).hexdigest() for place, path in named.items()}
    return json.dumps(listed, separators=(",", ":"))


def everything(parts: list[str]) -> Iterator[tuple[str, bytes | Path]]:
    """Every asset as its address in the site and its content or place on disk."""
    name, text = style_sheet(parts)
    yield name, text.encode()
    for path in tree(SOURCE):
        place = path.relative_to(SOURCE).as_posix()
        if not place.startswith("css/"):
            yield address(place), path
    yield from katex()
    yield from minisearch()
    if ENGINE.is_dir():
        for path in tree(ENGINE):
            yield f"assets/engine/{path.relative_to(ENGINE).as_posix()}", path


def files(config: MkDocsConfig, parts: list[str]) -> Iterator[File]:
    for place, content in everything(parts):
        if isinstance(content, Path):
            yield File.generated(config, place, abs_src_path=str(content))
        else:
            yield File.generated(config, place, content=content)
