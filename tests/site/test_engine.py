"""The calculator in the browser is the calculator: the same files, the same answers."""

import hashlib
import json
import math
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Error, Page, sync_playwright

from bench.browser import ENGINE, KEPT, PAGE, START, chromium, served_places
from bench.server import Server
from setara import api, facts
from site_build import ROOT
from site_build.editions import editions
from site_build.engine import engine

OTHERS = [
    ("answer", "{"),
    ("answer", '{"grid": "FRO"}'),
    ("answer", '{"given": {"nothing": 1}}'),
    ("link", "grid=FRA&x=1"),
    ("compare", "{}"),
    (
        "compare",
        (
            '{"items": ["10d-answer", "2-beef.wfn-blue", "reasoning"], '
            '"category": "water", "span": "18m"}'
        ),
    ),
    ("compare", '{"items": [{"thing": "beaf"}]}'),
    ("compare_link", "vs=10d-answer,beef&x=1"),
]
QUESTIONS = [
    ("answer", json.dumps(scenario["question"])) for scenario in facts.SCENARIOS.values()
] + OTHERS


@pytest.fixture(scope="module")
def folder() -> Path:
    return engine.build()


@pytest.fixture(scope="module")
def manifest(folder: Path) -> dict[str, Any]:
    return dict(json.loads((folder / "engine.json").read_text("utf-8")))


@pytest.fixture(scope="module")
def answers(folder: Path) -> list[str]:
    """What Pyodide under Node answers, with the stripped library."""
    command = ["node", str(Path(__file__).with_name("pyodide_node.mjs")), str(folder)]
    questions = json.dumps(QUESTIONS)
    done = subprocess.run(command, input=questions, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return list(json.loads(done.stdout))


def test_the_manifests_list_every_file_with_its_hash(folder: Path) -> None:
    contents = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
    manifests = {
        name: json.loads(contents.pop(name))
        for name in [path for path in contents if "/" not in path]
    }
    assert manifests.keys() == {
        "engine.json",
        *(f"{edition}.json" for edition in editions.released()),
    }
    files = {
        path: known for manifest in manifests.values() for path, known in manifest["files"].items()
    }
    listed = {path: (known["size"], known["sha256"]) for path, known in files.items()}
    assert listed == {
        path: (len(content), hashlib.sha256(content).hexdigest())
        for path, content in contents.items()
    }


def test_whoever_takes_the_wheel_alone_finds_its_licences(folder: Path) -> None:
    with zipfile.ZipFile(engine.plain_wheel()) as wheel:
        licences = {
            name.rpartition("/")[2]: wheel.read(name)
            for name in wheel.namelist()
            if "licenses/" in name
        }
    assert licences == {name: (ROOT / name).read_bytes() for name in engine.LICENCES}


def test_the_lock_knows_the_compiled_wheel(folder: Path, manifest: dict[str, Any]) -> None:
    (package,) = manifest["lock"]["packages"].values()
    wheel = folder / manifest["calculator"] / package["file_name"]
    assert package["sha256"] == hashlib.sha256(wheel.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    "index", range(len(QUESTIONS)), ids=[*facts.SCENARIOS, *(text for _, text in OTHERS)]
)
def test_python_and_pyodide_answer_alike(index: int, answers: list[str]) -> None:
    call, text = QUESTIONS[index]
    same(json.loads(getattr(api, call)(text)), json.loads(answers[index]), "answer")


def same(left: Any, right: Any, place: str) -> None:
    """Equal texts, equal keys, numbers equal to 1e-12 of their size."""
    if isinstance(left, dict) and isinstance(right, dict):
        assert list(left) == list(right), place
        for key in left:
            same(left[key], right[key], f"{place}.{key}")
    elif isinstance(left, list) and isinstance(right, list):
        assert len(left) == len(right), place
        for index, pair in enumerate(zip(left, right, strict=True)):
            same(*pair, f"{place}[{index}]")
    elif isinstance(left, float) and isinstance(right, (int, float)):
        assert math.isclose(left, right, rel_tol=1e-12), f"{place}: {left} and {right}"
    else:
        assert left == right, place


@pytest.fixture
def places(folder: Path) -> dict[str, Path | str]:
    return served_places()


@pytest.fixture
def page(places: dict[str, Path | str]) -> Iterator[Page]:
    with (
        sync_playwright() as playwright,
        Server(places).running() as address,
        chromium(playwright) as browser,
    ):
        page = browser.new_page()
        page.goto(address + PAGE)
        yield page


def test_the_browser_answers_and_does_so_offline_the_next_time(page: Page) -> None:
    expected = json.loads(api.answer("{}"))
    same(expected, json.loads(page.evaluate(START, "{}")[1]), "answer")
    script = """async () => {
      const asked = [400, 500, 600].map((tokens) => engine.ask("answer",\
 `{"output_tokens": ${tokens}}`));
      const texts = await Promise.all(asked);
      return texts.map((text) => text && JSON.parse(text).question.output_tokens);
    }"""
    assert page.evaluate(script) == [400, None, 600], (
        "a question that a later one overtakes is dropped"
    )
    message = page.evaluate("engine.ask('ask', '{}').catch(({ message }) => message)")
    assert "TypeError" in message, "what Python raises reaches whoever asked, and Python goes on"
    assert page.evaluate("engine.state") == "ready"
    page.wait_for_function(KEPT)
    page.context.set_offline(True)
    page.goto(f"{page.url}?grid=FRA")
    same(expected, json.loads(page.evaluate(START, "{}")[1]), "answer")


def test_a_failed_start_says_why_and_can_be_tried_again(
    page: Page, places: dict[str, Path | str]
) -> None:
    places[ENGINE] = "gone"
    places[ENGINE + "engine.json"] = engine.ENGINE / "engine.json"
    with pytest.raises(Error, match="could not be fetched: 404"):
        page.evaluate(START, "{}")
    assert page.evaluate("engine.state") == "failed"
    places[ENGINE] = engine.ENGINE
    same(
        json.loads(api.answer("{}")),
        json.loads(page.evaluate("engine.ask('answer', '{}')")),
        "answer",
    )
