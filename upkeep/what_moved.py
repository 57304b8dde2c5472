"""`make what-moved BASE=main`: every named question and life, answered as a commit answers them and
as they are now."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from upkeep import moved, tell
from upkeep.answers import SETS, Answers

ROOT = Path(__file__).parent.parent


def git(*words: str) -> str:
    """What git prints; raises SystemExit with its last words where it fails."""
    done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr.strip() or f"git {words[0]} failed")
    return done.stdout.strip()


def answered(calculator: Path) -> dict[str, Answers]:
    """What the calculator in a folder answers, by set."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(calculator), str(ROOT)])}
    command = [sys.executable, "-m", "upkeep.answers"]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"{calculator} does not answer:\n{done.stderr.strip()[-2000:]}")
    return dict(json.loads(done.stdout))


def before(base: str) -> dict[str, Answers]:
    """What a commit answers, from a work tree of its own that is gone afterwards."""
    commit = git("rev-parse", "--verify", f"{base}^{{commit}}")
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder, "tree")
        git("worktree", "add", "--detach", "--quiet", str(tree), commit)
        try:
            return answered(tree / "calc")
        finally:
            git("worktree", "remove", "--force", str(tree))


def sections(base: str) -> list[moved.Section]:
    """What moved since a commit, set by set."""
    old, new = before(base), answered(ROOT / "calc")
    return [moved.of_answers(title, old[title], new[title]) for title in SETS]


def main(base: str) -> None:
    """Print what moved since a commit."""
    parts = sections(base)
    tell.tell(
        "\n".join(section.text() for section in parts),
        "\n".join([f"## What moved since {base}", "", *(section.markdown() for section in parts)]),
    )


if __name__ == "__main__":
    main(sys.argv[1])
