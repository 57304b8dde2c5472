"""A link states no result, in no edition: what a released calculator would take for one is refused
by the pages."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from setara import EDITION
from site_build.editions import editions
from tests.site import editions_kept
from tests.site.calculator_page import DONE, PATIENCE
from tests.site.test_golden_links import EXPECTED

EARLIER = [edition for edition in editions.released() if edition != EDITION]


@pytest.mark.parametrize("edition", EARLIER)
def test_all_that_an_edition_computes_is_known(edition: str, tmp_path: Path) -> None:
    """What steps of its answers and lives follow from others, but for factors and fields, and what
    a meter may say."""
    wheel = editions.engine.released()[edition]
    replies = editions_kept.python(wheel, tmp_path)([("answer", "{}"), ("life", "{}")])
    steps = {name: step for text in replies for name, step in json.loads(text)["steps"].items()}
    factors = {
        row["factor"]
        for row in json.loads((editions.FOLDER / edition / "factors.json").read_text("utf-8"))[
            "rows"
        ]
    }
    computed = {name for name, step in steps.items() if step["needs"]} - factors - {"answers"}
    results = set(editions.results(edition))
    assert computed - set(editions.MEASURED) - results <= {
        "training_accelerator_hours",
        "training_accelerator_electricity",
    }
    assert not results & {*factors, *editions.MEASURED}
    assert {
        "total_carbon",
        "training_carbon",
        "inference_carbon",
        "device_carbon",
        "training_making_carbon",
    } <= results


@pytest.mark.parametrize("edition", EARLIER)
@pytest.mark.parametrize(
    "path", ["calculators/answer/", "calculators/life/", "calculators/compare/"]
)
def test_a_pinned_link_cannot_state_a_result(
    page: Page, address: str, edition: str, path: str
) -> None:
    page.goto(f"{address.replace('calculators/answer/', path)}?ed={edition}&total_carbon=1000")
    block = page.locator(".st-earlier")
    expect(block.locator(".st-problems")).to_contain_text(
        "A link cannot set total carbon", timeout=PATIENCE
    )
    expect(block.locator(".st-earlier__title")).to_have_text("")
    expect(block.locator(".st-earlier__impacts").first).to_be_hidden()
    page.wait_for_selector(DONE)


@pytest.mark.parametrize("edition", EARLIER)
def test_a_pinned_link_may_state_what_a_meter_says(page: Page, address: str, edition: str) -> None:
    query = "facility_electricity=0.001"
    page.goto(f"{address}?ed={edition}&{query}")
    digits = EXPECTED[edition][f"answer?{query}"]
    lines = page.locator(".st-earlier .st-earlier__impacts").first.locator("li")
    expect(lines).to_have_count(len(digits.split("; ")), timeout=PATIENCE)
    for line, text in zip(lines.all_inner_texts(), digits.split("; "), strict=True):
        value, _, between = text.partition(" (")
        assert value.replace("₂", "2") in line.replace("\u00a0", " ")
        assert between.rstrip(")") in line.replace("\u00a0", " ")


@pytest.mark.parametrize("edition", EARLIER)
def test_a_frame_of_an_edition_cannot_state_a_result(
    page: Page, address: str, edition: str
) -> None:
    page.goto(
        f"{address.replace('calculators/answer/', 'embed/default/')}?ed={edition}&total_carbon=1000"
    )
    page.locator("[data-change]").click()
    refused = page.locator("form .st-field__error:visible, .st-embed__problems:visible")
    expect(refused).to_contain_text("A link cannot set total carbon", timeout=PATIENCE)
    expect(page.locator("[data-answered]")).to_be_hidden()
    page.locator('[data-field="output_tokens"]').fill("800")
    page.wait_for_timeout(1000)
    expect(page.locator("[data-answered]")).to_be_hidden()
