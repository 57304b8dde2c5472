"""Every workflow: only words of the Makefile and scripts that exist, pinned actions, no right that
is not asked for."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests import makefile

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / ".github" / "workflows"
FILES = sorted(FOLDER.glob("*.y*ml"))
PINNED = re.compile(
    r"- uses: (?P<action>[\w./-]+)@(?P<hash>[0-9a-f]{40}) # (?P<version>v\d+\.\d+\.\d+)"
)
COMMANDS = re.compile(r"make [a-z-]+(?: [A-Z]+=\S+)*|bash (?P<script>[\w./-]+)")
WRITING = {"publish.yml": {"deploy": {"pages": "write", "id-token": "write"}}}
LONGEST = 60  # minutes


def workflow(path: Path) -> dict[str, Any]:
    return dict(yaml.safe_load(path.read_text("utf-8")))


JOBS = [(path, name, job) for path in FILES for name, job in workflow(path)["jobs"].items()]
EVERY_JOB = pytest.mark.parametrize(
    ("path", "name", "job"), JOBS, ids=[f"{path.stem}-{name}" for path, name, _ in JOBS]
)


def test_the_workflows_are_there():
    assert [path.stem for path in FILES] == ["check", "links", "publish", "stale", "what-moved"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_nothing_is_allowed_by_default(path):
    assert workflow(path)["permissions"] == {}


@EVERY_JOB
def test_a_job_has_the_rights_it_needs_and_a_time_limit(path, name, job):
    """To read the repository is enough for all but the one that puts the site out."""
    assert job["permissions"] == WRITING.get(path.name, {}).get(name, {"contents": "read"})
    assert 0 < job["timeout-minutes"] <= LONGEST


@EVERY_JOB
def test_a_command_is_a_word_or_a_script_that_exists(path, name, job):
    for command in (step["run"] for step in job["steps"] if "run" in step):
        match = COMMANDS.fullmatch(command.replace('"', ""))
        assert match, f"{command} is more than a word of the Makefile or a script"
        assert makefile.called(command) <= makefile.words()
        assert not match["script"] or (ROOT / match["script"]).is_file()


@EVERY_JOB
def test_no_command_holds_what_others_may_write(path, name, job):
    """The name of a branch is text that a stranger chooses: commands get it as a variable."""
    assert not [step["run"] for step in job["steps"] if "${{" in step.get("run", "")]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_action_is_pinned_by_its_commit_with_its_version_beside(path):
    lines = [
        line.strip() for line in path.read_text("utf-8").splitlines() if re.search(r"\buses:", line)
    ]
    assert lines
    assert [line for line in lines if not PINNED.fullmatch(line)] == []


def test_an_action_has_one_commit_in_all_workflows():
    commits: dict[str, set[str]] = {}
    for path in FILES:
        for match in PINNED.finditer(path.read_text("utf-8")):
            commits.setdefault(match["action"], set()).add(f"{match['hash']} {match['version']}")
    assert {action: commit for action, commit in commits.items() if len(commit) > 1} == {}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_checking_out_leaves_no_key_behind(path):
    for job in workflow(path)["jobs"].values():
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False


def test_the_site_is_checked_before_it_goes_out():
    jobs = workflow(FOLDER / "publish.yml")["jobs"]
    steps = [step.get("run") or step["uses"].partition("@")[0] for step in jobs["build"]["steps"]]
    assert steps[-3:] == ["make build", "make test-site", "actions/upload-pages-artifact"]
    assert jobs["deploy"]["needs"] == "build"
    built = re.search(r"^built := (.+)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert built
    assert all((ROOT / f"tests/site/test_{name}.py").is_file() for name in built[1].split())


def test_what_a_release_adds_is_what_publishing_waits_for():
    paths = workflow(FOLDER / "publish.yml")[True]["push"]["paths"]  # YAML reads `on` as true
    assert paths == ["editions/*/manifest.json"]
    assert [path for path in (ROOT / "editions").glob("*/manifest.json") if path.match(paths[0])]
