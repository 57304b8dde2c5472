"""The files that surround the project name what is there: words of the Makefile, folders,
editions."""

import json
import re
import tomllib
from datetime import date
from pathlib import Path

import pytest
import yaml

from setara.__main__ import main
from tests import makefile

ROOT = Path(__file__).parent.parent
HEADING = re.compile(r"## \[(?P<name>[^\]]+)\](?: - (?P<date>\d{4}-\d\d-\d\d))?")
KINDS_OF_CHANGE = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def test_words_are_read_from_rules_and_calls():
    assert {"serve", "check", "new-thing", "golden"} <= makefile.words()
    assert makefile.called("run `make check engine`, then make new-thing id=x") == {
        "check",
        "engine",
        "new-thing",
    }


@pytest.mark.parametrize(
    "name", ["README.md", "CONTRIBUTING.md", ".ci/run", ".github/pull_request_template.md"]
)
def test_every_word_that_is_named_can_be_made(name):
    called = set().union(*map(makefile.called, _code(text(name))))
    assert called - makefile.words() == set()


def _code(source: str) -> list[str]:
    """What stands in backquotes, in fences and in lines of a script: prose may say "make" too."""
    fenced = re.findall(r"```\w*\n(.*?)```", source, re.DOTALL)
    return [
        *fenced,
        *re.findall(r"`(make [^`]*)`", source),
        *re.findall(r"^make .*$", source, re.MULTILINE),
    ]


def test_hooks_call_words_and_files_that_exist():
    (repository,) = yaml.safe_load(text(".pre-commit-config.yaml"))["repos"]
    assert repository["repo"] == "local", "hooks of other repositories are fetched"
    for hook in repository["hooks"]:
        assert makefile.called(hook["entry"]) <= makefile.words()
        assert makefile.called(hook["entry"])
        assert all((ROOT / path).exists() for path in re.findall(r"tests/[\w/.]+", hook["entry"]))


def test_the_container_calls_words_that_exist():
    container = json.loads(text(".devcontainer/devcontainer.json"))
    assert (
        makefile.called(container["postCreateCommand"]) == {"check", "engine"} <= makefile.words()
    )
    assert container["image"] == "python:3.13-trixie"
    assert (
        "Programming Language :: Python :: 3.13"
        in tomllib.loads(text("pyproject.toml"))["project"]["classifiers"]
    )


def test_updates_are_asked_for_where_there_is_something_to_update():
    manifests = {
        "pip": "requirements/site.txt",
        "npm": "package.json",
        "github-actions": ".github/workflows/check.yml",
    }
    updates = yaml.safe_load(text(".github/dependabot.yml"))["updates"]
    assert [update["package-ecosystem"] for update in updates] == list(manifests)
    for update in updates:
        assert (ROOT / manifests[update["package-ecosystem"]]).is_file()
        assert update["schedule"] == {"interval": "monthly"}
        assert [group["patterns"] for group in update["groups"].values()] == [["*"]], (
            "one request a month"
        )


def test_the_changelog_has_every_edition_the_latest_first():
    """Unreleased on top, then each released edition with its day; changes stand under the six
    headings of the form."""
    headings = [match.groupdict() for match in HEADING.finditer(text("CHANGELOG.md"))]
    assert headings[0] == {"name": "Unreleased", "date": None}
    days = [date.fromisoformat(heading["date"]) for heading in headings[1:]]
    assert days == sorted(days, reverse=True)
    released = sorted(
        (path.parent.name for path in (ROOT / "editions").glob("*/manifest.json")), reverse=True
    )
    assert [heading["name"] for heading in headings[1:]] == released
    assert set(re.findall(r"^### (\w+)$", text("CHANGELOG.md"), re.MULTILINE)) <= KINDS_OF_CHANGE


def test_the_package_says_what_it_is():
    project = tomllib.loads(text("pyproject.toml"))["project"]
    assert {"readme", "license", "license-files", "authors", "keywords", "classifiers"} <= set(
        project
    )
    assert all((ROOT / name).is_file() for name in project["license-files"])
    lowest, highest = re.findall(r"3\.\d+", text("README.md").split("Both work")[1])[:2]
    assert project["requires-python"] == f">={lowest}"
    minors = [
        int(name.rpartition(".")[2])
        for name in project["classifiers"]
        if re.search(r":: 3\.\d+$", name)
    ]
    assert minors == list(range(int(lowest[2:]), int(highest[2:]) + 1))


def test_the_commands_that_the_package_shows_are_answered(capsys):
    readme = tomllib.loads(text("pyproject.toml"))["project"]["readme"]["text"]
    commands = re.findall(r"^setara (.+)$", readme, re.MULTILINE)
    assert commands
    assert [main(command.split()) for command in commands] == [0] * len(commands)
    assert "Electricity" in capsys.readouterr().out
