"""One more edition: a copy of the repository releases its own, changes, and builds the site with
both."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from setara import EDITION
from site_build import ROOT
from site_build.engine import engine

NEXT = "2099.01"
WITHDRAWN = "A test says so."
REFUSALS = "refusals.json"  # what a release was refused for, on the way to the next edition
GONE = "india"  # the named question that the next edition no longer asks
REASON = "Idle reserve as a test has it."


def listed() -> list[str]:
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()


def do(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(root / "calc"), "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", *words]
    return subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True, check=False
    )


def make(root: Path) -> None:
    """All of it, in an empty folder."""
    release(root)
    (root / REFUSALS).write_text(json.dumps(change(root)), "utf-8")
    build(root)


def release(root: Path) -> None:
    """Copy the repository and release its edition, as if every source allowed it."""
    for name in listed():
        if (ROOT / name).is_file():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, root / name)
    (root / "node_modules").symlink_to(engine.NODE_MODULES)
    engine.build()
    for part in (engine.ENGINE, engine.WHEELS, engine.install_tools()):
        shutil.copytree(part, root / ".cache" / part.name)
    sources = root / "calc/setara/facts/sources.toml"
    sources.write_text(
        sources.read_text("utf-8").replace('redistribution = "forbidden"\n', ""), "utf-8"
    )
    done = do(root, "site_build.editions.release", NEXT)
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout == f"Released: editions/{EDITION}. Opened: {NEXT}. Commit all of it.\n"


def change(root: Path) -> list[str]:
    """Change a factor, drop a named question and explain it; what a release was refused for."""
    factors = root / "calc/setara/stages/facility/factors.toml"
    head, mark, rest = factors.read_text("utf-8").partition("[idle_reserve.filled]")
    assert re.search(r"^value = 0\.1$", rest, re.MULTILINE), (
        "the factor that this test changes has moved"
    )
    factors.write_text(head + mark + rest.replace("value = 0.1", "value = 0.3", 1), "utf-8")
    scenarios = root / "calc/setara/facts/scenarios.toml"
    text, removed = re.subn(
        rf"^\[{GONE}\]\n(?:.+\n)+", "", scenarios.read_text("utf-8"), flags=re.MULTILINE
    )
    assert removed == 1, "the named question that this test drops has gone"
    scenarios.write_text(text, "utf-8")
    reports = [do(root, "site_build.editions.release").stderr]
    moved = re.findall(r"^(\S+) moved in", reports[-1], re.MULTILINE)
    changes = root / "editions/changes.toml"
    before = changes.read_text("utf-8")
    for names in (["nothing-of-that-name", *moved], moved):
        entry = {"edition": NEXT, "reason": REASON, "moves": names}
        lines = [f"{key} = {json.dumps(field)}" for key, field in entry.items()]
        withdrawn = ["[withdrawn]", f'"{EDITION}" = "{WITHDRAWN}"', ""]
        changes.write_text(
            "\n".join([before, "[[changes]]", "date = 2099-01-15", *lines, *withdrawn]), "utf-8"
        )
        if names != moved:
            reports.append(do(root, "site_build.editions.release").stderr)
    return reports


def build(root: Path) -> None:
    """Build engine and site with both editions."""
    for words in (
        ["site_build.engine.engine"],
        ["mkdocs", "build", "-q", "--strict", "-d", str(root / "site/en")],
    ):
        done = do(root, *words)
        assert done.returncode == 0, done.stderr[-2000:]
