"""The command line, `python -m setara`: tables for people, --json for programs."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from io import TextIOWrapper
from typing import Any

from setara import EDITION, api
from setara.lives.life import LIFE_FIELDS
from setara.questions.fields import Problem, near
from setara.questions.question import FIELDS
from setara.tables import listing
from setara.writing import present

# the commands that ask, each with its fields and the door's functions for a question and for a link
ASKED = {
    "answer": (FIELDS, api.answer, api.link),
    "explain": (FIELDS, api.explain, api.link),
    "life": (LIFE_FIELDS, api.life, api.life_link),
}
PIPE_CLOSED = 141  # as shells count an end by a closed pipe: 128 and the signal's 13
COLUMNS = ("impact", "value", "95 % range", "largest part")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it was answered, 1 when a validation fails, 2 when the question was
    refused.

    Whoever reads may stop early, as head does: then nothing more is written, and the code is that
    of such an end.
    """
    try:
        try:
            return _run(arguments)
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(
            os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno()
        )  # what is left to write has a place to go
        return PIPE_CLOSED


def _run(arguments: Sequence[str] | None) -> int:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a question mark rather than a traceback
    parsed = _parser().parse_args(arguments)
    if parsed.command in ASKED:
        return _ask(parsed)
    if parsed.command == "validate":
        return _validate(parsed.json)
    rows = getattr(listing, parsed.command)()
    if parsed.json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        _table([list(rows[0]), *(list(row.values()) for row in rows)])
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("setara", description=__doc__, allow_abbrev=False)
    parser.add_argument("--version", action="version", version=f"setara {EDITION}")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, text in (
        ("answer", "the footprint of a question"),
        ("explain", "the same, with every formula behind it"),
        ("life", "the footprint of a model's whole life: training, and service over a time"),
    ):
        command = commands.add_parser(name, help=text, allow_abbrev=False)
        command.add_argument(
            "question", nargs="?", help="the question as JSON, or - to read it from standard input"
        )
        for field, option in ASKED[name][0].items():
            command.add_argument(
                f"--{field.replace('_', '-')}", metavar=option.unit or option.type, help=option.hint
            )
        command.add_argument(
            "--given",
            action="append",
            default=[],
            metavar="NAME=VALUE",
            help="replace a factor of the graph",
        )
        command.add_argument("--link", help="the query of a link to this calculator")
        command.add_argument("--json", action="store_true", help="print JSON")
        if name == "explain":
            command.add_argument(
                "--node", default="total_carbon", help="what to explain (default: total_carbon)"
            )
    for name, text in (
        ("factors", "every factor with its range and source"),
        ("fields", "everything a question may say"),
        ("models", "every model with its size"),
        ("grids", "every place with its electricity"),
        (
            "validate",
            (
                "every published result beside what is computed here; exit code 1 if one is not "
                "where expected"
            ),
        ),
    ):
        commands.add_parser(name, help=text).add_argument(
            "--json", action="store_true", help="print JSON"
        )
    return parser


def _question(parsed: argparse.Namespace) -> str:
    text = parsed.question or "{}"
    if text == "-":
        text = sys.stdin.read()
    fields, _, link = ASKED[parsed.command]
    options = {
        field: getattr(parsed, field) for field in fields if getattr(parsed, field) is not None
    }
    given = dict(pair.split("=", 1) if "=" in pair else (pair, "") for pair in parsed.given)
    if not (options or given or parsed.link):
        return text
    question = json.loads(link(parsed.link))["question"] if parsed.link else {}
    try:
        question.update(json.loads(text))
    except (ValueError, TypeError):
        return text
    before = question.get("given") or {}
    question["given"] = {**before, **given} if isinstance(before, dict) else before
    return json.dumps({**question, **options, "locale": "en"})


def _ask(parsed: argparse.Namespace) -> int:
    _, ask, link = ASKED[parsed.command]
    if parsed.link:
        problems = json.loads(link(parsed.link))["problems"]
        if problems:
            return _refuse({"problems": problems}, parsed.json)
    answer = json.loads(ask(_question(parsed)))
    if "problems" in answer:
        return _refuse(answer, parsed.json)
    if parsed.command == "explain":
        if parsed.node not in answer["steps"]:
            message, close = (
                f"Nothing behind this answer is called {parsed.node}.",
                near(parsed.node, answer["steps"]),
            )
            return _refuse(
                {"problems": [asdict(Problem("node", message, near=close))]}, parsed.json
            )
        if parsed.json:
            print(json.dumps(answer["steps"], ensure_ascii=False, indent=1))
        else:
            _explain(answer["steps"], parsed.node)
        return 0
    if parsed.json:
        print(json.dumps(answer, ensure_ascii=False, indent=1))
        return 0
    title = answer["title"]
    print(f"{title['before']} {title['number']}{title['after']}.")
    text = answer["boundary_text"]
    print(
        f"Counted: {text['in']}. Left out: {text['out']}. Unknown: {text['unknown']}. Edition "
        f"{answer['edition']}.\n"
    )
    rows = [
        [impact["name"], impact["text"], impact["range_text"], _largest(impact)]
        for impact in answer["impacts"].values()
    ]
    _table([list(COLUMNS), *rows])
    print(f"\nChip energy per output token: {answer['chip_energy_per_output_token']['text']}")
    if parsed.command == "life":
        carbon = answer["impacts"]["carbon"]
        print(answer["service"], answer["training"], carbon["break_even"]["sentence"], sep="\n")
        texts = {sense: carbon["per_answer"][sense]["text"] for sense in ("average", "marginal")}
        print(f"One answer: {texts['average']} on average, {texts['marginal']} for one more.")
    for warning in answer["warnings"]:
        print(f"Note: {warning['message']}")
    return 0


def _validate(as_json: bool) -> int:
    # a hundred answers that no other command needs
    from setara.validation import table  # noqa: PLC0415

    cases, runs = table.rows(), table.agreements()
    failed = [row for row in (*cases, *runs) if not row["passed"]]
    if as_json:
        print(json.dumps({"cases": cases, "runs": runs}, ensure_ascii=False, indent=1))
        return min(1, len(failed))
    keys = ("id", "published", "here", "range", "ratio", "verdict_text")
    expected = {True: "", False: "NOT AS EXPECTED"}
    _table(
        [
            [*keys[:5], "verdict", ""],
            *([*(row[key] for key in keys), expected[row["passed"]]] for row in cases),
        ]
    )
    print("\nChip energy per token, predicted over measured:")
    keys = ("hardware", "runs", "within", "middle", "lowest", "highest")
    heads = ["hardware", "runs", f"within {table.BAND}", "middle", "lowest", "highest", ""]
    _table([heads, *([*(row[key] for key in keys), expected[row["passed"]]] for row in runs)])
    print(f"\n{len(cases)} cases and {len(runs)} sets of runs, {len(failed)} not as expected.")
    return min(1, len(failed))


def _largest(impact: dict[str, Any]) -> str:
    stages = [stage for stage in impact["stages"] if stage["share"]]
    if not stages:
        return ""
    top = max(stages, key=lambda stage: float(stage["share"]))
    return f"{top['name'].lower()} {top['share_text']}"


def _refuse(answer: dict[str, Any], as_json: bool) -> int:
    if as_json:
        print(json.dumps(answer, ensure_ascii=False, indent=1))
    for problem in () if as_json else answer["problems"]:
        accepted = f" Accepted: {problem['accepted']}." if problem["accepted"] else ""
        close = f" Near: {', '.join(problem['near'])}." if problem["near"] else ""
        print(f"{problem['field']}: {problem['message']}{accepted}{close}", file=sys.stderr)
    return 2


def _explain(
    steps: dict[str, Any], name: str, depth: int = 0, seen: set[str] | None = None
) -> None:
    """Print a node, its formula in words and with values, and everything it rests on; each node
    once."""
    seen = set() if seen is None else seen
    step, indent = steps[name], "  " * depth
    again = name in seen and step["needs"]
    seen.add(name)
    source = f"  [{step['evidence']}: {step['source']}]" if step.get("source") else ""
    print(f"{indent}{step['label']}: {step['text']}{source}{'  (see above)' if again else ''}")
    if not again and step["needs"]:
        print(f"{indent}  = {step['words']}\n{indent}  = {step['words_values']}")
        for need in step["needs"]:
            _explain(steps, need, depth + 1, seen)


def _table(rows: list[list[Any]]) -> None:
    texts = [
        [present.digits(cell, 4) if isinstance(cell, float) else str(cell) for cell in row]
        for row in rows
    ]
    widths = [min(48, max(len(row[column]) for row in texts)) for column in range(len(texts[0]))]
    for row in texts:
        print(
            "  ".join(
                cell[:width].ljust(width) for cell, width in zip(row, widths, strict=True)
            ).rstrip()
        )


if __name__ == "__main__":
    sys.exit(main())
