"""Never another question's headline: no page shows what it was served with while Python starts or
fails."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.site.calculator_page import answer, listening, printed
from tests.site.linked_pages import PAGES, plain

ASKED = {
    "answer": "out=800&r=0.0001..0.0007",
    "life": "daily=2000000",
    "compare": "hw=local&vs=10d-answer,beef,car-petrol-km,streaming-hour,shower&r=1700..21000",
    "reconcile": "a=li-2025&b=gemini-2025&c=water",
    "curve": "m=llama-3.1-8b",
}
# What was ever to be seen of the page, from its first element on; a list of well-known pairs names
# each of its own.
LOOK = """
window.seen = new Set();
const look = () => {
  const parts = document.querySelectorAll(".st-calculator > :not(:has(.st-pairs)),\
 main[data-home]");
  seen.add([...parts].filter((one) => one.checkVisibility())\
.map((one) => one.innerText).join("\\n"));
};
new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true });
const again = () => (look(), requestAnimationFrame(again));
again();
"""
SAVING = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });"


def cut(route: Route) -> None:
    response = route.fetch()
    route.fulfill(
        status=200,
        body=response.body()[: len(response.body()) // 2],
        content_type="application/json",
    )


PREVIEWED = ("answer", "life")
FAULTS = {
    "stalled": lambda route: None,
    "reset": lambda route: route.abort("connectionreset"),
    "missing": lambda route: route.fulfill(status=404, body="gone"),
    "cut": cut,
    "saving": None,
}
FAILING = ("error-preview", "error-link")
WORDS = {
    **dict.fromkeys(FAULTS, FAILING),
    "stalled": ("preview", "nothing-yet"),
    "saving": ("waiting-preview", "waiting"),
}


@pytest.fixture(params=FAULTS)
def faulty(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page whose engine does not come, in one of several ways; `fault` says which."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, service_workers="block")
    context.add_init_script(LOOK)
    page = listening(context.new_page())
    page.fault = request.param
    if handler := FAULTS[request.param]:
        page.route("**/engine/engine.json", handler)
    else:
        context.add_init_script(SAVING)
    yield page
    context.close()


def seen(page: Page) -> str:
    return "\n".join(plain(text) for text in page.evaluate("() => [...seen]"))


@pytest.mark.parametrize("name", ASKED)
def test_the_default_question_is_nowhere(faulty: Page, address: str, name: str) -> None:
    calculator = PAGES[name]
    heading, numbers = calculator.expected(calculator.answer(""))
    faulty.goto(f"{address.replace('calculators/answer/', calculator.path)}?{ASKED[name]}")
    state = faulty.locator(".st-calculator")
    faulty.wait_for_selector(f"[data-words={WORDS[faulty.fault][name not in PREVIEWED]}]")
    faulty.wait_for_timeout(300)
    ever = seen(faulty)
    assert heading not in ever
    assert [text for text in numbers if " to " in text and text in ever] == []
    expect(faulty.locator(calculator.title)).to_be_hidden()
    assert "default question" not in ever
    headings = [
        words
        for words in ("Nothing was computed", "Computing what this link asks")
        if words in state.inner_text()
    ]
    if state.get_attribute("data-preview") is None:
        assert headings == [
            "Computing what this link asks" if faulty.fault == "stalled" else "Nothing was computed"
        ]
    else:
        assert headings == []


def test_the_preview_is_there_though_the_engine_failed_first(faulty: Page, address: str) -> None:
    faulty.route(
        "**/formulas-*.js", lambda route: (faulty.wait_for_timeout(300), route.continue_())
    )
    faulty.goto(f"{address}?out=800")
    faulty.wait_for_selector(".st-calculator[data-preview]")
    carbon = answer(output_tokens=800)["impacts"]["carbon"]
    text = printed(f"{carbon['number']} {carbon['unit_text']}")
    expect(faulty.locator("#carbon .st-result__value")).to_have_text(text)
    expect(faulty.locator("h1")).to_contain_text(plain(carbon["text"]), use_inner_text=True)


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [("answer", "0.10 g CO2e", "0.70 g CO2e"), ("compare", "1,700", "21,000")],
)
def test_the_range_that_was_shared_is_said_and_marked_as_such(
    faulty: Page, address: str, name: str, low: str, high: str
) -> None:
    faulty.goto(f"{address.replace('calculators/answer/', PAGES[name].path)}?{ASKED[name]}")
    line = faulty.locator(".st-notices p", has_text="The link was shared with")
    expect(line).to_be_visible()
    assert plain(line.inner_text()).startswith(f"The link was shared with {low} to {high}")


def test_an_unknown_choice_is_not_said_to_be_computed_and_not_computed(
    faulty: Page, address: str
) -> None:
    faulty.goto(f"{address}?m=chatgpt")
    faulty.wait_for_timeout(500)
    for text in faulty.evaluate("() => [...seen]"):
        assert not ("Nothing was computed" in text and "Computing" in text)


def test_a_frame_has_no_number_of_another_question(faulty: Page, address: str) -> None:
    default = PAGES["answer"].expected(answer())[0]
    faulty.goto(f"{address.replace('calculators/answer/', 'embed/default/')}?out=800")
    faulty.locator("[data-change]").click()
    faulty.wait_for_timeout(500)
    assert default not in seen(faulty)
    assert plain(answer()["impacts"]["water"]["range_text"]) not in seen(faulty)


def test_a_page_whose_scripts_do_not_come_says_so(browser: Browser, address: str) -> None:
    context = browser.new_context(service_workers="block")
    context.add_init_script(LOOK)
    page = context.new_page()
    page.route("**/bind.js", lambda route: route.abort())
    page.goto(f"{address}?out=800")
    page.wait_for_selector("[data-words=error-link]")
    assert page.locator("h1").inner_text() == "Nothing was computed"
    expect(page.locator(".st-status")).to_contain_text(
        "Nothing was computed of what this link asks"
    )
    assert PAGES["answer"].expected(answer())[0] not in seen(page)
    context.close()
