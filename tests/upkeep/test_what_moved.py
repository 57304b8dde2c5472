"""A changed factor, seen from the commit before it: in a copy of the repository with two
commits."""

import subprocess
import sys
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

from upkeep.what_moved import before

ROOT = Path(__file__).parents[2]
FACTORS = "calc/setara/stages/facility/factors.toml"


def git(folder: Path, *words: str) -> str:
    person = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
    command = ["git", *person, "-c", "core.hooksPath=/dev/null", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout


def what_moved(folder: Path, base: str) -> subprocess.CompletedProcess[str]:
    command = [
        "make",
        "-o",
        ".venv/.site",
        f"python={sys.executable}",
        "what-moved",
        f"BASE={base}",
    ]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_a_changed_factor_is_seen_in_every_answer_it_moves(tmp_path):
    for name in ("calc", "upkeep"):
        copytree(ROOT / name, tmp_path / name, ignore=ignore_patterns("__pycache__"))
    (tmp_path / "Makefile").write_text((ROOT / "Makefile").read_text("utf-8"), "utf-8")
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "before")
    factors = tmp_path / FACTORS
    old = "[power_usage_effectiveness.default]\nvalue = 1.2\n"
    assert old in factors.read_text("utf-8")
    new = old.replace("1.2", "1.32")
    factors.write_text(factors.read_text("utf-8").replace(old, new), "utf-8")
    done = what_moved(tmp_path, "main")
    assert done.returncode == 0, done.stderr
    (row,) = [
        line
        for line in done.stdout.splitlines()
        if line.startswith("  default ") and " electricity " in line
    ]
    assert row.endswith("× 1.1"), "1.32 / 1.2"
    assert "Lives:" in done.stdout
    assert git(tmp_path, "worktree", "list").count("\n") == 1, "the other work tree is gone"


def test_a_commit_that_is_not_there_is_said():
    with pytest.raises(SystemExit, match="Needed a single revision"):
        before("no-such-commit")


def test_without_a_commit_the_word_says_what_it_needs():
    done = what_moved(ROOT, "")
    assert done.returncode
    assert "make what-moved BASE=main" in done.stderr
