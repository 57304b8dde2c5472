"""Things and answers side by side, to share."""

from __future__ import annotations

import json
from typing import Any

from setara.answers.premise import settled
from setara.comparisons.comparison import Comparison
from setara.sharing.subject import Subject, dated, place, undated

CODE = """import json
from setara import api

title = json.loads(api.compare({question!r}))["title"]
print(title["before"], title["number"] + title["after"])  # {text}
"""


def of_comparison(comparison: Comparison, report: dict[str, Any]) -> Subject:
    """A comparison: its first ratio, what stands against it, every row."""
    lead = next((row for row in report["held"] if row["ratio"]), None)
    tool, title = place("calculators/compare/"), report["title"]
    words = settled(comparison.question)
    ratio = lead["ratio"] if lead else {"text": title["number"], "after": ""}
    labels = "; ".join(row["title"] for row in report["rows"])
    return Subject(
        id="comparison",
        finding=f"{title['before']} {ratio['text']} {ratio['after']}".rstrip(),
        figure=f"{ratio['range_text']} in 95 of 100 draws" if ratio.get("range_text") else "",
        about=f"Side by side, {report['category']['noun']}: {labels}. What recurs is counted "
        f"{report['multiplier']}.{f' Set: {words}.' if words else ''}",
        boundary=lead["verdict"] if lead else "",
        boundary_words=lead["badge"]["text"] if lead else "no ratio",
        beside="",
        page=f"{tool}{dated(report['link'])}",
        latest=f"{tool}{undated(report['link'])}",
        rows=tuple(
            {
                "item": row["item"],
                "name": row["title"],
                "figure": row["figure"],
                **{
                    key: row.get(key, "")
                    for key in ("value", "low", "high", "unit", "counts", "source")
                },
                **({"set": words} if words else {}),
            }
            for row in report["rows"]
        ),
        shown=tuple(
            {"name": row["title"], "text": row["text"], "range_text": row.get("range_text", "")}
            for row in report["rows"]
        ),
        sources=tuple(dict.fromkeys(row["source"] for row in report["rows"] if row.get("source"))),
        code=CODE.format(
            question=json.dumps(comparison.asked()),
            text=f"{title['before']} {title['number']}{title['after']}",
        ),
    )
