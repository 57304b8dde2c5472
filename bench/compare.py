"""Ten things side by side in Chromium, as a ratio to one answer: python -m bench.compare"""

import json
from typing import Any

from playwright.sync_api import sync_playwright

from bench.browser import PAGE, START, chromium, served_places
from bench.latency import DRAWS, timed
from bench.server import Server
from site_build import ROOT
from site_build.engine import engine

ROWS = 10
ALL = sorted(path.stem for path in (ROOT / "calc/setara/facts/things").glob("*.toml"))
THINGS, OTHERS = ALL[: ROWS - 1], ALL[-20:]


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
        baseline = timed(page, "answer", [{"output_tokens": 401 + step} for step in range(50)])
        print(
            f"ten things side by side, {DRAWS} draws: median, nine in ten below, "
            f"over one answer's {baseline[0]:.0f} ms"
        )
        changes: dict[str, list[dict[str, Any]]] = {
            "an amount": [{"items": [f"{step + 2}d-answer", *THINGS]} for step in range(50)],
            "a thing": [
                {"items": ["10d-answer", *THINGS[1:], OTHERS[step % len(OTHERS)]]}
                for step in range(50)
            ],
            "the answer meant": [
                {"items": ["answer", *THINGS], "output_tokens": 401 + step} for step in range(50)
            ],
        }
        for name, change in changes.items():
            middle, high = timed(page, "compare", change)
            print(f"{name:24}{middle:8.0f} ms{high:8.0f} ms{middle / baseline[0]:8.2f}")


if __name__ == "__main__":
    main()
