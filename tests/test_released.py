"""Released editions are as they were released, and whoever changes one is refused, wherever the
change stands."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from setara import EDITION
from site_build.editions import released

ROOT = Path(__file__).parent.parent
LEDGER = released.LEDGER
NAMES = ("2098.01", "2098.02")


def test_every_released_edition_is_as_it_was_released() -> None:
    assert list(released.faults_of_files(ROOT)) == []


def test_the_edition_in_preparation_is_later_than_every_released_one() -> None:
    names = [line.partition(" ")[0] for line in released.lines((ROOT / LEDGER).read_text("utf-8"))]
    assert names == sorted(set(names))
    assert names[-1] < EDITION


def git(root: Path, *words: str) -> None:
    author = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *author, *words], cwd=root, check=True, capture_output=True)


def add(root: Path, edition: str) -> None:
    """An edition of one file, released."""
    folder = root / "editions" / edition
    folder.mkdir(parents=True)
    (folder / "models.csv").write_text("id\na\n", "utf-8")
    known = {"size": 5, "sha256": released.digest_of(folder / "models.csv")}
    (folder / "manifest.json").write_text(json.dumps({"files": {"models.csv": known}}), "utf-8")
    with (root / LEDGER).open("a", encoding="utf-8") as ledger:
        ledger.write(f"{edition} {released.digest_of(folder / 'manifest.json')}\n")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with two released editions, committed on main."""
    root = tmp_path / "repository"
    (root / LEDGER).parent.mkdir(parents=True)
    for edition in NAMES:
        add(root, edition)
    git(tmp_path, "init", "-q", "-b", "main", str(root))
    git(root, "add", "-A")
    git(root, "commit", "-qm", "Two editions")
    return root


def change_a_file(root: Path) -> None:
    (root / "editions/2098.01/models.csv").write_text("id\nb\n", "utf-8")


def change_file_and_manifest(root: Path) -> None:
    change_a_file(root)
    manifest = root / "editions/2098.01/manifest.json"
    known = json.loads(manifest.read_text("utf-8"))
    known["files"]["models.csv"]["sha256"] = released.digest_of(
        root / "editions/2098.01/models.csv"
    )
    manifest.write_text(json.dumps(known), "utf-8")


def add_a_file(root: Path) -> None:
    (root / "editions/2098.02/notes.csv").write_text("x", "utf-8")


def remove_a_file(root: Path) -> None:
    (root / "editions/2098.02/models.csv").unlink()


def remove_a_manifest(root: Path) -> None:
    (root / "editions/2098.02/manifest.json").unlink()


def remove_an_edition(root: Path) -> None:
    shutil.rmtree(root / "editions/2098.01")


def remove_an_edition_and_its_line(root: Path) -> None:
    remove_an_edition(root)
    ledger = root / LEDGER
    ledger.write_text(ledger.read_text("utf-8").splitlines(keepends=True)[1], "utf-8")


def release_again(root: Path) -> None:
    """The same name with another content, and with a line of its own."""
    manifest, ledger = root / "editions/2098.02/manifest.json", root / LEDGER
    before = released.digest_of(manifest)
    manifest.write_text(manifest.read_text("utf-8") + "\n", "utf-8")
    ledger.write_text(
        ledger.read_text("utf-8").replace(before, released.digest_of(manifest)), "utf-8"
    )


def lose_a_line(root: Path) -> None:
    (root / LEDGER).write_text("", "utf-8")


def list_twice(root: Path) -> None:
    ledger = root / LEDGER
    ledger.write_text(ledger.read_text("utf-8") + f"2098.01 {'0' * 64}\n", "utf-8")


@pytest.mark.parametrize("committed", [False, True], ids=["in the files", "committed on main"])
@pytest.mark.parametrize(
    ("change", "says"),
    [
        (change_a_file, "editions/2098.01/models.csv is not the one that was released"),
        (
            change_file_and_manifest,
            "editions/2098.01/manifest.json is not the one that was released",
        ),
        (add_a_file, "editions/2098.02/notes.csv was not released"),
        (remove_a_file, "editions/2098.02/models.csv has gone"),
        (remove_a_manifest, "editions/2098.02/manifest.json has gone"),
        (remove_an_edition, f"{LEDGER} lists 2098.01, and editions/2098.01/ has gone"),
        (remove_an_edition_and_its_line, f"{LEDGER} has lost the line 2098.01 "),
        (release_again, f"{LEDGER} has lost the line 2098.02 "),
        (lose_a_line, "editions/2098.01/ is not in"),
        (list_twice, f"{LEDGER} lists 2098.01 twice"),
    ],
)
def test_a_change_to_what_was_released_is_refused(
    repository: Path, change, says: str, committed: bool
) -> None:
    assert list(released.faults(repository)) == []
    change(repository)
    if committed:
        git(repository, "add", "-A")
        git(repository, "commit", "-qm", "A change")
    faults = list(released.faults(repository))
    assert [fault for fault in faults if fault.startswith(says)], faults


@pytest.mark.parametrize("change", [change_a_file, remove_an_edition_and_its_line, release_again])
def test_a_branch_is_held_to_the_main_it_left(repository: Path, tmp_path: Path, change) -> None:
    git(tmp_path, "clone", "-q", str(repository), "branch")
    branch = tmp_path / "branch"
    git(branch, "checkout", "-qb", "change")
    change(branch)
    git(branch, "add", "-A")
    git(branch, "commit", "-qm", "A change")
    faults = list(released.faults(branch))
    assert [
        fault for fault in faults if fault.startswith("editions/2098.0") and "since" in fault
    ], faults


def test_another_edition_may_be_added(repository: Path) -> None:
    add(repository, "2098.03")
    assert list(released.faults(repository)) == []
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "A third")
    assert list(released.faults(repository)) == []


def test_without_history_nothing_passes(repository: Path, tmp_path: Path) -> None:
    git(repository, "commit", "-qm", "Nothing", "--allow-empty")
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository}", "shallow")
    (fault,) = released.faults(tmp_path / "shallow")
    assert "git fetch --unshallow" in fault
    shutil.rmtree(repository / ".git")
    (fault,) = released.faults(repository)
    assert "cannot be compared with what they were: git rev-parse: " in fault
