"""From a changed input to its answer in Chromium, once the calculator has started: python -m bench.latency"""

import json
import statistics
from typing import Any

from playwright.sync_api import sync_playwright

from bench.browser import PAGE, PLACES, START, chromium
from bench.server import Server
from site_build import engine

DRAWS = 2000
ASK = """async (question) => {
  const begun = performance.now();
  await window.engine.ask("answer", question);
  return performance.now() - begun;
}"""
CHANGES: dict[str, list[dict[str, Any]]] = {
    "tokens": [{"output_tokens": 401 + step} for step in range(50)],
    "grid": [{"grid": code} for code in ("FRA", "USA", "POL", "SWE", "IND") * 10],
    "hardware": [{"hardware": kind} for kind in ("h100-2026", "b200-2026", "h100-2024", "a100-2024", "local") * 10],
    "a given value": [{"given": {"power_usage_effectiveness": 1.1 + step / 100}} for step in range(50)],
}


def main() -> None:
    engine.build()
    with sync_playwright() as playwright, Server(PLACES).running() as address, chromium(playwright) as browser:
        page = browser.new_page()
        page.goto(address + PAGE)
        page.evaluate(START, json.dumps({"draws": DRAWS}))
        print(f"a changed input, {DRAWS} draws: median, and nine in ten are below")
        for name, changes in CHANGES.items():
            times = sorted(page.evaluate(ASK, json.dumps({"draws": DRAWS, **change})) for change in changes)
            print(f"{name:24}{statistics.median(times):8.0f} ms{times[int(0.9 * len(times))]:8.0f} ms")


if __name__ == "__main__":
    main()
