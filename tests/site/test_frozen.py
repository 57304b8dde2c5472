"""What pages show, frozen and read again: the same as before, and refused by name where it is
broken."""

import json
from pathlib import Path
from typing import Any

import pytest

from setara import EDITION
from setara.core.records import RecordError
from setara.facts import SCENARIOS
from site_build.content import subjects
from site_build.content.blocks import answered
from site_build.editions import editions, frozen

PLACE = f"{EDITION}/{frozen.FILE}"


@pytest.fixture(scope="module")
def written() -> str:
    return frozen.written()


def test_what_is_read_is_what_was_written(written: str) -> None:
    pages = frozen.read(written, PLACE)
    assert pages.edition == EDITION
    assert pages.scenarios.keys() == SCENARIOS.keys()
    for name, scenario in pages.scenarios.items():
        live = subjects.scenario(name)
        assert scenario.subject == live.subject
        assert scenario.menu == live.menu
        assert scenario.answer["title"] == answered(name)["title"]
        assert [source["id"] for source in scenario.sources] == [*live.subject.sources]
    assert pages.claims["beef-water"]["title"] == subjects.claim("beef-water").subject.title
    assert pages.things["beef"]["title"] == subjects.thing("beef").subject.title


def test_no_steps_are_frozen(written: str) -> None:
    answer = json.loads(written)["scenarios"]["default"]["answer"]
    assert "steps" not in answer
    assert "drivers" not in answer["impacts"]["carbon"]


def test_what_an_elder_edition_has_besides_is_left(written: str) -> None:
    content = json.loads(written)
    content["scenarios"]["default"]["answer"]["more"] = 1
    assert frozen.read(json.dumps(content), PLACE) == frozen.read(written, PLACE)


def test_what_may_be_none_may_be_lacking(written: str) -> None:
    content = json.loads(written)
    del content["scenarios"]["default"]["answer"]["impacts"]["carbon"]["bar"]
    assert (
        frozen.read(json.dumps(content), PLACE)
        .scenarios["default"]
        .answer["impacts"]["carbon"]["bar"]
        is None
    )


def test_a_released_edition_shows_what_was_frozen(
    written: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = json.loads(written)
    content["scenarios"]["default"]["name"] = "As it was released"
    (tmp_path / EDITION).mkdir()
    (tmp_path / EDITION / frozen.FILE).write_text(json.dumps(content), "utf-8")
    (tmp_path / EDITION / "manifest.json").touch()
    monkeypatch.setattr(editions, "FOLDER", tmp_path)
    editions.shown.cache_clear()
    names = {
        place: scenario.name
        for place, _, scenario in editions.scenarios()
        if scenario.id == "default"
    }
    editions.shown.cache_clear()
    assert names == {
        "default": SCENARIOS["default"]["name"],
        f"default/{EDITION}": "As it was released",
    }


def without(content: dict[str, Any]) -> None:
    del content["scenarios"]["default"]["answer"]["title"]["number"]


def text_for_number(content: dict[str, Any]) -> None:
    content["scenarios"]["default"]["answer"]["impacts"]["carbon"]["low"] = "little"


def true_for_text(content: dict[str, Any]) -> None:
    content["things"]["beef"]["sources"][0] = True


def nothing(content: dict[str, Any]) -> None:
    content["claims"] = None


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        (without, "scenarios: default: answer: title lacks number"),
        (
            text_for_number,
            "scenarios: default: answer: impacts: carbon: low must be number, not 'little'",
        ),
        (true_for_text, "things: beef: sources[0] must be string, not True"),
        (nothing, "claims must be object, not None"),
    ],
)
def test_a_broken_file_is_refused_with_its_place(written: str, broken: Any, message: str) -> None:
    content = json.loads(written)
    broken(content)
    with pytest.raises(RecordError) as error:
        frozen.read(json.dumps(content), PLACE)
    assert str(error.value) == f"{PLACE}: {message}"


def test_a_torn_file_is_refused(written: str) -> None:
    with pytest.raises(RecordError, match=f"{PLACE}: .*line 1"):
        frozen.read(written[: len(written) // 2], PLACE)
