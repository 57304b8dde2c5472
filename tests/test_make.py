"""What make does before and beside building: it refuses at once, and what was cut short is made
anew."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from site_build.start import pip_is_whole
from site_build.theme import disk_cache

ROOT = Path(__file__).parent.parent


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A fresh clone, as far as the first steps of make need one."""
    for name in ("Makefile", "site_build", "package-lock.json"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tmp_path / name)
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "site.txt").touch()
    return tmp_path


def make(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))
    }
    environment["PYTHON"] = sys.executable
    return subprocess.run(
        ["make", *words],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def port(text: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "site_build" / "start" / "port.py"), text]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_in_place_of_a_taken_port_the_next_is_used_and_named(taken: int) -> None:
    outcome = port(str(taken))
    assert outcome.returncode == 0
    assert int(outcome.stdout) > taken
    assert f"Port {taken} is taken" in outcome.stderr
    assert outcome.stdout.strip() in outcome.stderr
    free = port(outcome.stdout.strip())
    assert (free.stdout, free.stderr) == (outcome.stdout, "")


@pytest.mark.parametrize(
    "text", ["99999", "80a", "0", "-1", "", "8e3", "8000 8001", "９０００", "1" * 5000, "$(x)"]
)
def test_what_is_no_port_is_refused_with_the_accepted_range(text: str) -> None:
    outcome = port(text)
    assert outcome.returncode == 1
    assert "from 1 to 65535" in outcome.stderr
    assert "Traceback" not in outcome.stderr


@pytest.mark.parametrize("text", ["99999", "80a"])
def test_make_refuses_it_before_anything_is_installed(clone: Path, text: str) -> None:
    done = make(clone, "serve", f"PORT={text}")
    assert done.returncode
    assert "from 1 to 65535" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (clone / ".venv").exists()


def test_make_names_the_port_before_anything_is_installed(clone: Path, taken: int) -> None:
    done = make(clone, "port", f"PORT={taken}")
    assert done.returncode == 0
    assert f"Port {taken} is taken" in done.stderr


def test_an_environment_whose_making_was_cut_short_is_made_anew(clone: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "venv", "--without-pip", str(clone / ".venv")], check=True
    )
    done = make(clone, ".venv/.site")
    assert done.returncode == 0, done.stderr
    assert "Making .venv" in done.stdout
    assert "Making .venv" not in make(clone, ".venv/.site").stdout


def test_pip_is_whole_where_every_file_is_that_its_installation_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    assert not pip_is_whole.main(), "no pip at all"
    listing = tmp_path / "pip-26.0.dist-info" / "RECORD"
    listing.parent.mkdir()
    listing.with_name("METADATA").write_text("Name: pip\nVersion: 26.0\n", encoding="utf-8")
    assert not pip_is_whole.main(), "its list, which comes last, is missing"
    listing.write_text(
        "pip/__init__.py,sha256=x,1\npip/__pycache__/__init__.cpython-313.pyc,,\n", encoding="utf-8"
    )
    assert not pip_is_whole.main(), "a file is missing"
    (tmp_path / "pip").mkdir()
    (tmp_path / "pip" / "__init__.py").touch()
    assert pip_is_whole.main()


def test_a_file_of_the_cache_is_whole_or_not_there(tmp_path: Path) -> None:
    place = tmp_path / "deep" / "drawing.svg"

    def killed() -> bytes:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        disk_cache.kept(place, killed)
    assert not place.exists()
    assert disk_cache.kept(place, lambda: b"whole") == b"whole"
    assert disk_cache.kept(place, lambda: b"another") == b"whole", "it was kept"
    assert [path.name for path in place.parent.iterdir()] == ["drawing.svg"]


def test_while_a_file_is_written_its_place_is_empty_or_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "card.png"
    write_bytes = Path.write_bytes

    def cut_short(path: Path, content: bytes) -> int:
        write_bytes(path, content[:2])
        raise SystemExit

    monkeypatch.setattr(Path, "write_bytes", cut_short)
    with pytest.raises(SystemExit):
        disk_cache.write(place, b"whole")
    assert not place.exists()


def test_what_another_program_left_half_written_is_removed(tmp_path: Path) -> None:
    (tmp_path / "whole.json").write_text('{"a": 1}', encoding="utf-8")
    (tmp_path / "half.json").write_text('{"a": ', encoding="utf-8")
    (tmp_path / "none.json").touch()
    disk_cache.remove_halves(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["whole.json"]


@pytest.mark.parametrize(
    "module", ["drawings/cards", "drawings/drawing", "drawings/typefaces", "theme/notation"]
)
def test_every_cache_on_disk_writes_through_the_one_helper(module: str) -> None:
    source = (ROOT / "site_build" / f"{module}.py").read_text(encoding="utf-8")
    assert "disk_cache." in source
    assert "write_bytes(" not in source
    assert "write_text(" not in source
