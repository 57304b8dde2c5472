"""From a changed input to its answer in Chromium, once the calculator has started: python -m
bench.latency"""

import json
import statistics
from typing import Any

from playwright.sync_api import Page, sync_playwright

from bench.browser import PAGE, START, chromium, served_places
from bench.server import Server
from site_build.engine import engine

DRAWS = 2000
ASK = """async ([call, question]) => {
  const begun = performance.now();
  await window.engine.ask(call, question);
  return performance.now() - begun;
}"""
CHANGES: dict[str, list[dict[str, Any]]] = {
    "tokens": [{"output_tokens": 401 + step} for step in range(50)],
    "grid": [{"grid": code} for code in ("FRA", "USA", "POL", "SWE", "IND") * 10],
    "hardware": [
        {"hardware": kind}
        for kind in ("h100-2026", "b200-2026", "h100-2024", "a100-2024", "local") * 10
    ],
    "a given value": [
        {"given": {"power_usage_effectiveness": 1.1 + step / 100}} for step in range(50)
    ],
}


def timed(page: Page, call: str, questions: list[dict[str, Any]]) -> tuple[float, float]:
    """The median of the times of some calls, and what nine in ten are below."""
    calls = [[call, json.dumps({"draws": DRAWS, **question})] for question in questions]
    times = sorted(page.evaluate(ASK, arguments) for arguments in calls)
    return statistics.median(times), times[int(0.9 * len(times))]


def main() -> None:
    engine.build()
    with (
        sync_playwright() as playwright,
        Server(served_places()).running() as address,
        chromium(playwright) as browser,
    ):
        page = browser.new_page()
        page.goto(address + PAGE)
        page.evaluate(START, json.dumps({"draws": DRAWS}))
        print(f"a changed input, {DRAWS} draws: median, and nine in ten are below")
        for name, changes in CHANGES.items():
            middle, high = timed(page, "answer", changes)
            print(f"{name:24}{middle:8.0f} ms{high:8.0f} ms")


if __name__ == "__main__":
    main()
