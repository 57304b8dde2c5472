"""`make released`: released editions are as they were released, and the list of them has only
grown."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from site_build import ROOT

LEDGER = "tests/ledger/editions.txt"
MANIFEST = "manifest.json"
MAIN = "origin/main"
# lines of the list from before it was held to its history: 2026.12 was released four times
REWRITTEN = {
    "2026.12 a1d7749aa35392998399af1b39b6c0522df9cf7941bc785239c3721b325e0beb",
    "2026.12 a3b8e053e16c08fb0524b7f03c5459236f6d7f25bd13e76e21fafba7fbf76fd7",
    "2026.12 4bd44ca2ff32239e190c4839d1fea0848d6547a40bc9ef33eea09e3423d8c0cf",
}


class GitError(Exception):
    """What git could not tell."""


def faults(root: Path = ROOT) -> Iterator[str]:
    """What is wrong with the released editions of a repository: their files, the list of them, and
    its history."""
    yield from faults_of_files(root)
    try:
        yield from faults_of_history(root)
    except GitError as error:
        yield f"released editions cannot be compared with what they were: {error}"


def faults_of_files(root: Path) -> Iterator[str]:
    """Where files differ from their manifest, a manifest from the list, or the list from the
    folders."""
    listed: dict[str, str] = {}
    for line in lines((root / LEDGER).read_text("utf-8")):
        edition, _, digest = line.partition(" ")
        if edition in listed:
            yield f"{LEDGER} lists {edition} twice"
        listed.setdefault(edition, digest)
    folders = {path.name: path for path in sorted((root / "editions").iterdir()) if path.is_dir()}
    yield from (
        f"{LEDGER} lists {edition}, and editions/{edition}/ has gone"
        for edition in listed.keys() - folders
    )
    for edition, folder in folders.items():
        if edition not in listed:
            yield f"editions/{edition}/ is not in {LEDGER}"
        elif not (folder / MANIFEST).is_file():
            yield f"editions/{edition}/{MANIFEST} has gone"
        elif digest_of(folder / MANIFEST) != listed[edition]:
            yield (
                f"editions/{edition}/{MANIFEST} is not the one that was released: "
                f"{LEDGER} has another hash"
            )
        else:
            yield from _faults_of_folder(folder)


def _faults_of_folder(folder: Path) -> Iterator[str]:
    known = json.loads((folder / MANIFEST).read_text("utf-8"))["files"]
    names = {
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    } - {MANIFEST}
    place = f"editions/{folder.name}"
    yield from (f"{place}/{name} has gone" for name in sorted(known.keys() - names))
    yield from (f"{place}/{name} was not released" for name in sorted(names - known.keys()))
    for name in sorted(names & known.keys()):
        if (len((folder / name).read_bytes()), digest_of(folder / name)) != (
            known[name]["size"],
            known[name]["sha256"],
        ):
            yield f"{place}/{name} is not the one that was released"


def faults_of_history(root: Path) -> Iterator[str]:
    """Where released files or lines of the list differ from what git has seen of them."""
    if git(root, "rev-parse", "--is-shallow-repository") != "false":
        raise GitError("this clone is shallow; fetch its history with git fetch --unshallow")
    base = _base(root)
    changed = git(
        root, "diff", "--name-only", "--no-renames", "--diff-filter=MDT", base, "--", "editions/*/*"
    )
    yield from (f"{name} was changed or removed since {base[:10]}" for name in changed.splitlines())
    commits = git(root, "log", "--format=%H", "--", LEDGER).split()
    ever = {line for commit in commits for line in lines(_shown(root, commit))}
    lost = ever - set(lines((root / LEDGER).read_text("utf-8"))) - REWRITTEN
    yield from (f"{LEDGER} has lost the line {line}" for line in sorted(lost))


def _base(root: Path) -> str:
    """What the files are compared with: where this branch left main, or the last commit where there
    is no main."""
    try:
        return git(root, "merge-base", "HEAD", MAIN)
    except GitError:
        return git(root, "rev-parse", "HEAD")


def _shown(root: Path, commit: str) -> str:
    return git(root, "show", f"{commit}:{LEDGER}") if git(root, "ls-tree", commit, LEDGER) else ""


def lines(text: str) -> list[str]:
    """The lines of a list."""
    return [line for line in text.splitlines() if line]


def digest_of(path: Path) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def git(root: Path, *words: str) -> str:
    """What git answers."""
    try:
        done = subprocess.run(
            ["git", *words], cwd=root, capture_output=True, text=True, check=False
        )
    except OSError as error:
        raise GitError(f"git does not run: {error}") from None
    if done.returncode:
        raise GitError(f"git {words[0]}: {done.stderr.strip() or 'failed'}")
    return done.stdout.strip()


if __name__ == "__main__":
    problems = list(faults())
    sys.stderr.write("".join(f"{problem}\n" for problem in problems))
    sys.exit(min(1, len(problems)))
