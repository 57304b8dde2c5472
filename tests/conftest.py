"""The built site, once for all tests that look at it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site in a folder of its own, built as `make build` does; SITE=folder takes one that is there."""
    if given := os.environ.get("SITE"):
        return Path(given).resolve()
    folder = tmp_path_factory.mktemp("built") / "site"
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    environment.pop("SETARA_ADDRESS", None)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder / "en")]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    warnings = [line for line in done.stderr.splitlines() if line.startswith("WARNING")]
    assert not warnings, warnings
    return folder
