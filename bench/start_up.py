"""From `new Worker` to the first answer, cold profile each time: ours against loadPyodide and
micropip.

python -m bench.start_up [--rounds 5] [--mbit 0] [--delay-ms 0]
"""

import argparse
import statistics
import subprocess
import sys

from playwright.sync_api import Playwright, sync_playwright

from bench.browser import KEPT, PAGE, START, chromium, served_places
from bench.server import Server
from site_build import ROOT
from site_build.engine import engine

STOCK = engine.CACHE / "bench"
MICROPIP = ("micropip==0.11.1", "packaging==26.1")  # as the lock of Pyodide has them
NAIVE_WORKER = """
import { loadPyodide } from "/pyodide/pyodide.mjs";

async function start({ question, wheel, packages }) {
  const python = await loadPyodide({ indexURL: "/pyodide/" });
  await python.loadPackage(packages);
  await python.pyimport("micropip").install(wheel);
  return python.pyimport("setara.api").answer(question);
}
self.onmessage = ({ data }) => start(data).then(self.postMessage,\
 (error) => self.postMessage(String(error)));
"""
NAIVE = """([question, wheel, packages]) => new Promise((resolve, reject) => {
  const begun = performance.now();
  const worker = new Worker("/naive.js", { type: "module" });
  worker.onmessage = ({ data }) => resolve([performance.now() - begun, data]);
  worker.onerror = ({ message }) => reject(new Error(message));
  worker.postMessage({ question, wheel, packages });
})"""


def stock() -> list[str]:
    """The project's wheel as pip builds it, and micropip with its needs."""
    STOCK.mkdir(parents=True, exist_ok=True)
    wheel = engine.build_wheel(ROOT, engine.install_tools(), STOCK)
    choice = ("--no-deps", "--only-binary=:all:", "--python-version=3.14", "--dest", STOCK)
    subprocess.run((sys.executable, "-m", "pip", "download", "-qq", *choice, *MICROPIP), check=True)
    rest = (path for path in STOCK.glob("*.whl") if path != wheel)
    return [f"/stock/{path.name}" for path in (wheel, *rest)]


def measure(
    playwright: Playwright, server: Server, address: str, wheels: list[str]
) -> dict[str, tuple[float, float]]:
    """Milliseconds and kB of each way of starting, each in a new browser."""
    times = {}
    with chromium(playwright) as browser:
        page = browser.new_page()
        page.goto(address + PAGE)
        server.sent = 0
        wheel, *packages = [address + path for path in wheels]
        time, expected = page.evaluate(NAIVE, ["{}", wheel, packages])
        times["naive"] = (time, server.sent / 1000)
    with chromium(playwright) as browser:
        page = browser.new_page()
        page.goto(address + PAGE)
        server.sent = 0
        time, text = page.evaluate(START, "{}")
        times["ours"] = (time, server.sent / 1000)
        if text != expected:
            sys.exit(
                f"The two ways of starting gave different answers:\n{expected[:300]}\n{text[:300]}"
            )
        page.wait_for_function(KEPT)
        page.context.set_offline(True)
        page.goto(f"{address}{PAGE}?grid=FRA")
        times["ours, next visit"] = (page.evaluate(START, "{}")[0], 0.0)
    return times


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--mbit", type=float, default=0, help="0: no limit")
    parser.add_argument("--delay-ms", type=float, default=0)
    options = parser.parse_args()
    engine.build()
    wheels = stock()
    naive = {"/naive.js": NAIVE_WORKER, "/pyodide/": engine.PYODIDE, "/stock/": STOCK}
    server = Server({**served_places(), **naive}, options.mbit, options.delay_ms / 1000)
    with sync_playwright() as playwright, server.running() as address:
        rounds = [measure(playwright, server, address, wheels) for _ in range(options.rounds)]
    link = f"{options.mbit} Mbit/s, {options.delay_ms:.0f} ms" if options.mbit else "no limit"
    print(f"start-up to the first answer, median of {options.rounds}, {link}")
    times = {
        name: statistics.median(measurement[name][0] for measurement in rounds)
        for name in rounds[0]
    }
    for name, time in times.items():
        print(f"{name:24}{time:8.0f} ms{rounds[0][name][1]:8.0f} kB")
    print(f"{'naive / ours':24}{times['naive'] / times['ours']:8.2f}")


if __name__ == "__main__":
    main()
