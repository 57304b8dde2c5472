"""Prepares Python and the calculator for the browser: compiled ahead, nothing in it that is not
used.

`python -m site_build.engine` writes .cache/engine/: engine.json (the worker reads it first), one
such file for each released edition, and files in folders that are named by what they hold, so that
a browser may keep them for ever. Nothing is done when nothing changed. All editions share the
runtime and the library: a released wheel holds sources, so each build compiles it for the Python of
the day and keeps of the library what any edition uses.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from site_build import ROOT

CACHE = ROOT / ".cache"
ENGINE = CACHE / "engine"
WHEELS = CACHE / "wheel"
EDITIONS = ROOT / "editions"
NODE_MODULES = ROOT / "node_modules"
PYODIDE = NODE_MODULES / "pyodide"
COMPILER = Path(__file__).with_name("compile.mjs")
REQUIREMENTS = ROOT / "requirements" / "engine.txt"
RUNTIME = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")
LIBRARY = "python_stdlib.zip"
LICENCES = ("LICENSE", "LICENSE-DATA")  # whoever takes a wheel alone must find them in it
COMPRESSED = ("--silent", "--compression-level", "9")
# every file in the archives bears this date, so that equal input gives equal bytes
EPOCH = "1764547200"


def build(root: Path = ROOT) -> Path:
    """The folder with the engine of the calculator in root/calc, prepared if anything it is made of
    changed."""
    inputs = fingerprint([*sources(root), *released().values(), Path(__file__)])
    manifest = ENGINE / "engine.json"
    if manifest.is_file() and json.loads(manifest.read_text("utf-8"))["inputs"] == inputs:
        return ENGINE
    CACHE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE) as folder, ThreadPoolExecutor() as pool:
        work, tools = Path(folder), install_tools()
        wheel = browser_wheel(root, tools, work)
        wheels = {"engine": wheel, **released()}
        compiled = {
            name: pool.submit(compile_wheel, wheel, tools, work / f"calculator-{name}")
            for name, wheel in wheels.items()
        }
        used = pool.map(
            lambda files: used_modules(*files),
            [(path, work / f"{name}.json") for name, path in wheels.items()],
        )
        library = compile_library(sorted(set().union(*used)), tools, work / "library")
        for name, future in compiled.items():
            collect(work / "engine", name, inputs, library, *future.result())
        keep_wheel(root, wheel, work)
        shutil.rmtree(ENGINE, ignore_errors=True)
        (work / "engine").rename(ENGINE)  # last: once it is there, nothing is made again
    return ENGINE


def sources(root: Path) -> list[Path]:
    """The files that the engine of a calculator is made of."""
    modules = (path for path in (root / "calc").rglob("*") if path.suffix in (".py", ".toml"))
    beside = (root / name for name in ("pyproject.toml", *LICENCES))
    return [*sorted(modules), *beside, REQUIREMENTS, PYODIDE / "package.json", COMPILER]


def released(folder: Path = EDITIONS) -> dict[str, Path]:
    """The wheel of each released edition, the eldest first."""
    return {path.parent.name: path for path in sorted(folder.glob("*/*.whl"))}


def keep_wheel(root: Path, wheel: Path, work: Path) -> None:
    """Lay the plain wheel aside for whoever wants it, in a folder named by what it was made of."""
    folder = work / "wheel" / fingerprint(sources(root))
    folder.mkdir(parents=True)
    shutil.copy(wheel, folder)
    shutil.rmtree(WHEELS, ignore_errors=True)
    (work / "wheel").rename(WHEELS)


def plain_wheel(root: Path = ROOT) -> Path | None:
    """The wheel of the calculator as it is now, where the engine was prepared since it last
    changed."""
    return next((WHEELS / fingerprint(sources(root))).glob("*.whl"), None)


def fingerprint(paths: Iterable[Path]) -> str:
    """A hash of the files' names and contents."""
    total = hashlib.sha256()
    for path in paths:
        total.update(f"{path.name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\0".encode())
    return total.hexdigest()


def run(*words: str | Path, cwd: Path = ROOT, **environment: str | Path) -> str:
    """What a command prints; when it fails, its last words."""
    variables = {
        **os.environ,
        "SOURCE_DATE_EPOCH": EPOCH,
        **{name: str(value) for name, value in environment.items()},
    }
    done = subprocess.run(
        words, cwd=cwd, env=variables, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(
            f"{' '.join(map(str, words[:6]))} failed:\n"
            f"{(done.stdout + done.stderr).strip()[-4000:]}"
        )
    return done.stdout


def install_tools() -> Path:
    """pyodide-build and the wheel builder, all pure Python, in a folder of their own: Pyodide's
    Python runs them."""
    tools = CACHE / f"engine-tools-{fingerprint([REQUIREMENTS])[:10]}"
    if not tools.is_dir():
        with tempfile.TemporaryDirectory(dir=CACHE) as folder:
            choice = (
                "--only-binary=:all:",
                "--platform=any",
                "--python-version=3.14",
                "--implementation=py",
            )
            where = ("--target", f"{folder}/tools", "--requirement", REQUIREMENTS)
            plain = (
                "--no-deps",
                "--no-compile",
                "--ignore-requires-python",
            )  # they need 3.12, and run on Pyodide's 3.14
            run(sys.executable, "-m", "pip", "install", "-qq", *plain, *choice, *where)
            Path(folder, "tools").rename(tools)
    return tools


def build_wheel(project: Path, tools: Path, target: Path) -> Path:
    """The wheel of a project, as pip would build it, without asking the network for the builder."""
    backend = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"
    return (
        target
        / run(sys.executable, "-c", backend, target, cwd=project, PYTHONPATH=tools).split()[-1]
    )


def browser_wheel(root: Path, tools: Path, target: Path) -> Path:
    """The project's wheel with its records as one JSON file, which loads several times faster than
    TOML."""
    with tempfile.TemporaryDirectory() as folder:
        stage = Path(folder)
        shutil.copytree(
            root / "calc", stage / "calc", ignore=shutil.ignore_patterns("*.toml", "__pycache__")
        )
        for name in ("pyproject.toml", *LICENCES):
            shutil.copy(root / name, stage)
        compile_records = (
            "import sys; from setara.core import records; records.compile(sys.argv[1])"
        )
        run(
            sys.executable,
            "-c",
            compile_records,
            stage / "calc/setara/records.json",
            PYTHONPATH=root / "calc",
        )
        return build_wheel(stage, tools, target)


def used_modules(wheel: Path, questions: Path) -> list[str]:
    """The files of the standard library that Pyodide and a calculator read while answering all of
    its scenarios."""
    with zipfile.ZipFile(wheel) as content:
        records = json.loads(content.read("setara/records.json"))
    scenarios = records.get("facts/scenarios") or records["scenarios"]  # the place in 2026.12
    calls = [("answer", json.dumps(scenario["question"])) for scenario in scenarios.values()]
    calls += [
        ("answer", question)
        for question in ("{}", "{", '{"grid": "nowhere"}', '{"given": {"nothing": 1}}')
    ]
    calls += [
        ("link", "grid=FRA&out=100&nothing=1"),
        ("compare_link", "vs=10d-answer,beef&over=18m"),
    ]
    typed = {
        "locale": "en",
        "items": [{"thing": "answer", "amount": "1,000"}, {"thing": "kettle"}],
        "span": "1 week",
    }
    calls += [
        ("compare", json.dumps(question))
        for question in ({}, {"category": "water"}, typed, {"items": ["beaf"]})
    ]
    calls += [("life", "{}"), ("life_link", "from=2024-01"), ("reconcile", "{}"), ("curve", "{}")]
    questions.write_text(json.dumps(calls), encoding="utf-8")
    return list(json.loads(run("node", COMPILER, "modules", wheel, questions)))


def compile_library(modules: list[str], tools: Path, folder: Path) -> Path:
    """The standard library with the given files alone, compiled and without docstrings."""
    folder.mkdir()
    library = folder / LIBRARY
    with zipfile.ZipFile(PYODIDE / LIBRARY) as whole, zipfile.ZipFile(library, "w") as part:
        for module in modules:
            part.writestr(whole.getinfo(module), whole.read(module))
    pyodide(tools, folder, ["py-compile", *COMPRESSED, str(library)], flag="-OO")
    return library


def compile_wheel(wheel: Path, tools: Path, folder: Path) -> tuple[Path, dict[str, object]]:
    """The compiled wheel and a lock of Pyodide's that knows it alone."""
    folder.mkdir()
    shutil.copy(wheel, folder)
    stock = json.loads((PYODIDE / "pyodide-lock.json").read_text("utf-8"))
    lock = folder / "pyodide-lock.json"
    lock.write_text(json.dumps({**stock, "packages": {}}), encoding="utf-8")
    add = [
        "lockfile",
        "add-wheels",
        "--input",
        str(lock),
        "--output",
        str(lock),
        str(folder / wheel.name),
    ]
    pyodide(tools, folder, add, ["py-compile", *COMPRESSED, str(folder)])
    content = json.loads(lock.read_text("utf-8"))
    return folder / content["packages"]["setara"]["file_name"], content


def pyodide(tools: Path, folder: Path, *commands: list[str], flag: str = "") -> None:
    """Commands of pyodide-build on a folder, run by Pyodide's own Python, whose bytecode the
    browser needs."""
    run("node", COMPILER, "commands", tools, folder, json.dumps(commands), *filter(None, [flag]))


def collect(
    folder: Path, name: str, inputs: str, library: Path, wheel: Path, lock: dict[str, object]
) -> None:
    """Everything the browser fetches, in folders named by their content, and the manifest that
    knows them."""
    parts = {
        "runtime": [PYODIDE / name for name in RUNTIME],
        "library": [library],
        "calculator": [wheel],
    }
    manifest: dict[str, object] = {"inputs": inputs, "lock": lock, "files": (files := {})}
    for part, paths in parts.items():
        place = manifest[part] = f"{part}-{fingerprint(paths)[:10]}/"
        (folder / place).mkdir(parents=True, exist_ok=True)
        for path in paths:
            shutil.copyfile(path, folder / place / path.name)
            content = path.read_bytes()
            files[place + path.name] = {
                "size": len(content),
                "sha256": hashlib.sha256(content).hexdigest(),
            }
    (folder / f"{name}.json").write_text(
        json.dumps(manifest, separators=(",", ":")), encoding="utf-8"
    )


if __name__ == "__main__":
    build()
