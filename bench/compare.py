"""Ten things side by side in Chromium, as a ratio to one answer: python -m bench.compare"""

import json
import statistics
from typing import Any

from playwright.sync_api import Page, sync_playwright

from bench.browser import PAGE, PLACES, START, chromium
from bench.latency import DRAWS
from bench.server import Server
from site_build import engine

ROWS = 10
ASK = """async ([call, question]) => {
  const begun = performance.now();
  await window.engine.ask(call, question);
  return performance.now() - begun;
}"""
ALL = sorted(path.stem for path in (engine.ROOT / "calc/setara/everyday/things").glob("*.toml"))
THINGS, OTHERS = ALL[: ROWS - 1], ALL[-20:]


def main() -> None:
    engine.build()
    with sync_playwright() as playwright, Server(PLACES).running() as address, chromium(playwright) as browser:
        page = browser.new_page()
        page.goto(address + PAGE)
        page.evaluate(START, json.dumps({"draws": DRAWS}))
        one = timed(page, "answer", [{"output_tokens": 401 + step} for step in range(50)])
        print(f"ten things side by side, {DRAWS} draws: median, nine in ten below, over one answer's {one[0]:.0f} ms")
        changes: dict[str, list[dict[str, Any]]] = {
            "an amount": [{"items": [f"{step + 2}d-answer", *THINGS]} for step in range(50)],
            "a thing": [{"items": ["10d-answer", *THINGS[1:], OTHERS[step % len(OTHERS)]]} for step in range(50)],
            "the answer meant": [{"items": ["answer", *THINGS], "output_tokens": 401 + step} for step in range(50)],
        }
        for name, asked in changes.items():
            middle, high = timed(page, "compare", asked)
            print(f"{name:24}{middle:8.0f} ms{high:8.0f} ms{middle / one[0]:8.2f}")


def timed(page: Page, call: str, questions: list[dict[str, Any]]) -> tuple[float, float]:
    """The median of the times of some calls, and what nine in ten are below."""
    asked = [[call, json.dumps({"draws": DRAWS, **question})] for question in questions]
    times = sorted(page.evaluate(ASK, one) for one in asked)
    return statistics.median(times), times[int(0.9 * len(times))]


if __name__ == "__main__":
    main()
