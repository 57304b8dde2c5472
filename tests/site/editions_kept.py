"""What the tests of editions share: asking a released wheel in CPython, and an engine's edition in
Pyodide."""

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.ledger import golden_links

Questions = list[tuple[str, str]]
ANSWER = """import json, sys
from setara import api
print(json.dumps([getattr(api, call)(text) for call, text in json.load(sys.stdin)]))"""


def python(wheel: Path, work: Path) -> Callable[[Questions], list[str]]:
    """What a wheel answers in a CPython of its own."""
    folder = work / wheel.stem
    if not folder.is_dir():
        with zipfile.ZipFile(wheel) as content:
            content.extractall(folder)
    return lambda questions: run(
        [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(folder)!r})\n{ANSWER}"],
        questions,
    )


def pyodide(engine: Path, edition: str = "engine") -> Callable[[Questions], list[str]]:
    """What an edition of an engine answers in Pyodide under Node."""
    return lambda questions: run(
        ["node", str(Path(__file__).with_name("pyodide_node.mjs")), str(engine), edition], questions
    )


def run(command: list[str], questions: Questions) -> list[str]:
    done = subprocess.run(
        command, input=json.dumps(questions), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return list(json.loads(done.stdout))


def digits(links: list[str], answers: Callable[[Questions], list[str]]) -> dict[str, str]:
    """The digits of some links, asked in two rounds: what each asks, then what that answers."""
    calls = [link.partition("?") for link in links]
    read = [
        json.loads(text)
        for text in answers([(golden_links.READERS[call], query) for call, _, query in calls])
    ]
    questions = [
        (call, json.dumps(reading["question"]))
        for (call, _, _), reading in zip(calls, read, strict=True)
    ]
    reports: list[dict[str, Any]] = [json.loads(text) for text in answers(questions)]
    return {link: golden_links.digits(report) for link, report in zip(links, reports, strict=True)}
