"""Real records, each broken in one way: all of them refused at once, with file, line and near
miss."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from setara.core import records
from tests.calc.inspection.broken_records import TOGETHER, Broken
from tests.calc.inspection.stray_records import ALONE, NEW

PACKAGE = Path(records.ROOT)


def copy(folder: Path) -> Path:
    """The package in a folder of its own."""
    shutil.copytree(PACKAGE, folder / "setara", ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def damage(root: Path, broken: Broken) -> None:
    path = root / "setara" / broken.file
    text = path.read_text("utf-8")
    assert broken.old in text, f"{broken.file} has changed: {broken.old!r}"
    changed = text.replace(broken.old, broken.new, 1) if broken.old else broken.new
    path.write_bytes(changed.encode(broken.encoding))


def run_setara(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "setara", *words]
    return subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def together(tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[str]:
    root = copy(tmp_path_factory.mktemp("together"))
    for broken in TOGETHER:
        damage(root, broken)
    for old, new, _ in NEW:
        (root / "setara" / new).parent.mkdir(exist_ok=True)
        shutil.copy(PACKAGE / old, root / "setara" / new)
    return run_setara(root, "records")


def lines(done: subprocess.CompletedProcess[str], file: str) -> str:
    return "\n".join(
        line for line in done.stderr.splitlines() if line.startswith(f"setara/{file}:")
    )


def test_nothing_is_wrong_with_the_records(tmp_path: Path) -> None:
    done = run_setara(PACKAGE.parent, "records")
    assert (done.returncode, done.stderr) == (0, "")
    assert re.fullmatch(r"\d+ files read, nothing wrong\.\n", done.stdout)


@pytest.mark.parametrize("broken", TOGETHER, ids=lambda broken: broken.id)
def test_every_broken_record_is_refused_with_its_line(together, broken: Broken) -> None:
    assert together.returncode == 1
    assert "Traceback" not in together.stderr
    report = lines(together, broken.file)
    assert re.search(broken.says, report, re.MULTILINE), report
    assert all(re.match(r"setara/[^:]+:\d+: ", line) for line in report.splitlines())


@pytest.mark.parametrize(("old", "file", "says"), NEW, ids=[new for _, new, _ in NEW])
def test_every_file_that_may_not_be_is_refused(together, old: str, file: str, says: str) -> None:
    assert re.search(says, lines(together, file), re.MULTILINE), lines(together, file)


@pytest.mark.parametrize("broken", ALONE, ids=lambda broken: broken.id)
def test_a_record_that_everything_rests_on_is_refused(tmp_path: Path, broken: Broken) -> None:
    root = copy(tmp_path)
    damage(root, broken)
    done = run_setara(root, "records")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert re.search(broken.says, lines(done, broken.file), re.MULTILINE), done.stderr


@pytest.mark.parametrize("words", [["answer"], ["grids"], ["validate"]], ids=" ".join)
def test_every_command_refuses_records_without_a_traceback(
    tmp_path: Path, words: list[str]
) -> None:
    root = copy(tmp_path)
    damage(root, TOGETHER[14])
    done = run_setara(root, *words)
    assert (done.returncode, done.stdout) == (1, "")
    assert re.match(r"setara/facts/models/starcoder.toml:1: 'name' holds '<'", done.stderr)


def test_one_file_can_be_asked_about(tmp_path: Path) -> None:
    root = copy(tmp_path)
    for broken in TOGETHER[:3]:
        damage(root, broken)
    for word in (
        "setara/facts/models/dbrx.toml",
        str(root / "setara/facts/models/dbrx.toml"),
        "facts/models/dbrx",
    ):
        done = run_setara(root, "records", word)
        assert done.returncode == 1
        assert [line.split(":")[0] for line in done.stderr.splitlines()] == [
            "setara/facts/models/dbrx.toml"
        ]
    assert run_setara(root, "records", "facts/models/phi-4").returncode == 0
    wrong = run_setara(root, "records", "facts/models/dbrxx.toml")
    assert (wrong.returncode, wrong.stderr) == (
        2,
        "facts/models/dbrxx.toml: no such record; near: facts/models/dbrx.toml\n",
    )
