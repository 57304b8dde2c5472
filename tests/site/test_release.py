"""`make edition` may be stopped anywhere and run again; what may not be released is refused."""

import shutil
import zipfile
from pathlib import Path

import pytest

from setara import facts
from setara.core.records import RecordError, Source
from site_build.editions import data_files, edition_notes, editions, release, released
from site_build.engine import engine

ROOT = Path(__file__).parents[2]
FILES = (
    release.START,
    release.CITATION,
    release.CHANGELOG,
    release.LINKS,
    released.LEDGER,
    "calc/setara/facts/scenarios.toml",
)
EDITION = release.in_preparation(ROOT)
NEXT = release.next_month(EDITION)


class StoppedError(Exception):
    """What a test stops a release with."""


def wheel(folder: Path, content: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"setara-{EDITION}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("setara/__init__.py", f"EDITION = {folder.name!r}")
        archive.writestr("setara/facts.py", content)
    return path


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What of the repository a release reads and writes, with an engine that takes no time."""
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / ".cache").mkdir()
    wheel(tmp_path / "editions" / "2026.12", "old")
    plain = wheel(tmp_path / ".cache/wheel", "new")
    monkeypatch.setattr(engine, "build", lambda root: root)
    monkeypatch.setattr(engine, "plain_wheel", lambda root: plain)
    monkeypatch.setattr(release, "obstacles", lambda edition: [])
    files = {plain.name: plain.read_bytes(), "models.csv": b"id\na\n"}
    content = {**files, "manifest.json": data_files.manifest(files, data_files.RELEASED)}
    monkeypatch.setattr(data_files, "edition", lambda state, wheel: content)
    return tmp_path


def state(root: Path) -> dict[str, bytes]:
    """Every file, but for what lies in the cache."""
    paths = (path for path in root.rglob("*") if path.is_file() and ".cache" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


@pytest.fixture
def whole(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What a release that nothing stops leaves behind."""
    copy = tmp_path_factory.mktemp("whole") / "copy"
    shutil.copytree(root, copy)
    assert (
        release.release(copy) == f"Released: editions/{EDITION}. Opened: {NEXT}. Commit all of it."
    )
    return state(copy)


def test_a_release_opens_the_next_edition(root: Path, whole: dict[str, bytes]) -> None:
    assert f'EDITION = "{NEXT}"' in whole[release.START].decode()
    assert f'version: "{NEXT}"' in whole[release.CITATION].decode()
    changelog = whole[release.CHANGELOG].decode()
    assert release.UNRELEASED.format(NEXT) in changelog
    assert f"\n## [{EDITION}] - 20" in changelog
    assert release.UNRELEASED.format(EDITION) not in changelog
    links = [line.split("\t") for line in whole[release.LINKS].decode().splitlines()]
    assert [line[1:] for line in links if line[0] == NEXT] == [
        line[1:] for line in links if line[0] == EDITION
    ]
    assert whole[released.LEDGER].decode().splitlines()[-1].startswith(f"{EDITION} ")


@pytest.mark.parametrize("half", ["before", "after"])
@pytest.mark.parametrize("step", release.STEPS, ids=lambda step: step.__name__)
def test_a_stopped_release_is_finished_by_the_next_call(
    root: Path,
    whole: dict[str, bytes],
    monkeypatch: pytest.MonkeyPatch,
    step: release.Step,
    half: str,
) -> None:
    def stopped(root: Path, edition: str, following: str) -> None:
        if half == "after":
            step(root, edition, following)
        raise StoppedError

    steps = tuple(stopped if stage is step else stage for stage in release.STEPS)
    with monkeypatch.context() as patched:
        patched.setattr(release, "STEPS", steps)
        with pytest.raises(StoppedError):
            release.release(root)
    again = release.release(root)
    assert state(root) == whole, again


@pytest.mark.parametrize("number", range(8))
def test_a_write_that_is_stopped_leaves_the_file_whole(
    root: Path, whole: dict[str, bytes], monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """Stopped within a step: at each of the files that a release writes, when half of it is
    written."""
    calls = iter(range(100))
    write_text, write_bytes = Path.write_text, Path.write_bytes

    def half(path: Path, content: str, *rest: object) -> int:
        write = write_text if isinstance(content, str) else write_bytes
        if next(calls) == number:
            write(path, content[: len(content) // 2], *rest)
            raise StoppedError
        return write(path, content, *rest)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_text", half)
        patched.setattr(Path, "write_bytes", half)
        with pytest.raises(StoppedError):
            release.release(root)
    release.release(root)
    left = {name: content for name, content in state(root).items() if not name.endswith(".new")}
    assert left == whole


def test_nothing_is_released_where_nothing_has_changed(root: Path) -> None:
    release.release(root)
    before = state(root)
    wheel(root / ".cache/wheel", "new")
    assert release.release(root).startswith("Nothing has changed since the last edition")
    assert state(root) == before


@pytest.mark.parametrize("name", [EDITION, "2026.11", "2027", "2027.13", "next", "2027.2"])
def test_the_next_edition_is_named_by_a_later_month(root: Path, name: str) -> None:
    before = state(root)
    with pytest.raises(SystemExit, match="named by a year and a month after"):
        release.release(root, name)
    assert state(root) == before


def test_a_month_follows_december() -> None:
    assert (release.next_month("2027.12"), release.next_month("2027.01")) == ("2028.01", "2027.02")


def test_what_stands_in_the_way_refuses_the_release(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(release, "obstacles", lambda edition: ["one thing", "another"])
    before = state(root)
    with pytest.raises(SystemExit, match="one thing\nanother"):
        release.release(root)
    assert state(root) == before


def test_data_that_may_not_be_passed_on_are_not_released(monkeypatch: pytest.MonkeyPatch) -> None:
    source = {
        "title": "T",
        "by": "B",
        "published": 2011,
        "url": "https://example.org/",
        "licence": "own",
    }
    sources = {"closed": Source(**source, redistribution="forbidden"), "open": Source(**source)}
    monkeypatch.setattr(release, "SOURCES", sources)
    kinds = {
        "grids": lambda: [{"source": "closed"}, {"source": "open"}, {"source": "closed"}],
        "claims": lambda: [{}],
    }
    assert release.forbidden(kinds) == [
        (
            "2 rows of grids are from closed, which forbids to pass its data on: "
            "they cannot be released"
        )
    ]
    assert release.forbidden({"grids": lambda: [{"source": "open"}]}) == []


def test_a_source_that_forbids_says_so_in_the_data() -> None:
    """The mixes of 2011 leave with the model of 2027.01; until they do, nothing can be released."""
    stated = {name for name, source in facts.SOURCES.items() if source.redistribution}
    assert stated <= {"base-impacts-2011"}


def test_what_was_wrong_with_an_edition_is_written_down(tmp_path: Path) -> None:
    assert len(editions.errata("2026.12")) >= 10
    broken = tmp_path / edition_notes.FILE
    erratum = (
        'edition = "2026.12"\ndate = 2026-11-28\npage = "/index.md"\nwhere = "Home"\ntext = '
        '"Wrong."\n'
    )
    for text, says in (
        (f"[[errata]]\n{erratum}pagee = 1\n", "unknown key 'pagee'; near: page"),
        (
            f"[[errata]]\n{erratum}".replace("2026.12", "2026.11"),
            "'2026.11' is not known; near: 2026.12",
        ),
        (f"[[erata]]\n{erratum}", "unknown key 'erata'; near: errata"),
        (f"[[errata]]\n{erratum}".replace("2026-11-28", '"today"'), "'today' is no day"),
        (f"[[errata]]\n{erratum}".replace("Wrong.", "<b>Wrong.</b>"), "'text' holds '<'"),
    ):
        broken.write_text(text, "utf-8")
        with pytest.raises(RecordError, match=says):
            edition_notes.notes.__wrapped__(broken, ("2026.12", "2027.01"))
