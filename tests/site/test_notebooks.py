"""Notebooks: executed in the build, stopped by a failing assertion, linked to the calculator, and
good outside too."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml

from setara import api
from tests.site.documents import document

ROOT = Path(__file__).parent.parent.parent
NOTEBOOKS = sorted((ROOT / "docs" / "en" / "notebooks").glob("*.py"))
NAMES = [path.stem for path in NOTEBOOKS]
FAILING = """\
# %% [markdown]
# # A notebook

# %%
assert 1 + 1 == 3, "the sum is off"
"""


class Loader(yaml.SafeLoader):
    """mkdocs.yml without what its tags stand for."""


Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)


def python(*words: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    variables = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment}
    return subprocess.run(
        [sys.executable, *words],
        cwd=cwd,
        env=variables,
        capture_output=True,
        text=True,
        check=False,
    )


def test_all_notebooks_are_there():
    assert {
        "reproduce-mistral",
        "fit-the-energy-law",
        "beef-and-ai",
        "sensitivity",
        "usage-log",
    } <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_was_executed(site, name):
    page = document(site / "en" / "notebooks" / name / "index.html")
    cells = NOTEBOOKS[NAMES.index(name)].read_text(encoding="utf-8").split("# %%\n")[1:]
    outputs = len(page.select(".jp-OutputArea-child"))
    assert outputs >= sum("print(" in cell for cell in cells) > 0
    assert "Traceback" not in page.get_text()


@pytest.mark.parametrize("name", [name for name in NAMES if name != "one-answer"])
def test_a_notebook_leads_to_the_calculator_in_the_same_state(site, name):
    page = document(site / "en" / "notebooks" / name / "index.html")
    links = [link["href"] for link in page.select('a[href*="calculators/answer/?"]')]
    assert links
    for link in links:
        read = json.loads(api.link(urlsplit(link).query))
        assert (read["problems"], read["unknown"]) == ([], []), link


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_runs_outside_of_the_site(tmp_path, name):
    """As plain Python with nothing but the package: what `pip install .` gives."""
    done = python(NOTEBOOKS[NAMES.index(name)], cwd=tmp_path, PYTHONPATH=str(ROOT / "calc"))
    assert done.returncode == 0, done.stderr[-2000:]
    text = NOTEBOOKS[NAMES.index(name)].read_text("utf-8")
    assert "`pip install .`" in re.sub(r"\n# ", " ", text), (
        "how to run it stands in its introduction"
    )


def test_a_failing_assertion_stops_the_build(tmp_path):
    """With the settings of mkdocs.yml, on a site of one notebook."""
    plugins = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader)["plugins"]
    settings = {
        **plugins["mkdocs-jupyter"],
        "include": ["*.py"],
        "cache_dir": str(tmp_path / "cache"),
    }
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.py").write_text(FAILING, encoding="utf-8")
    config = {"site_name": "One", "plugins": [{"mkdocs-jupyter": settings}]}
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    done = python("-m", "mkdocs", "build", "--quiet", cwd=tmp_path)
    assert done.returncode != 0
    assert "the sum is off" in done.stderr
