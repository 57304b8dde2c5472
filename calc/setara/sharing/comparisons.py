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


def of_comparison(comparison: Comparison, found: dict[str, Any]) -> Subject:
    """A comparison: its first ratio, what stands against it, every row."""
    lead = next((one for one in found["held"] if one["ratio"]), None)
    tool, said = place("calculators/compare/"), found["title"]
    words = settled(comparison.question)
    ratio = lead["ratio"] if lead else {"text": said["number"], "after": ""}
    labels = "; ".join(row["title"] for row in found["rows"])
    return Subject(
        id="comparison",
        finding=f"{said['before']} {ratio['text']} {ratio['after']}".rstrip(),
        figure=f"{ratio['range_text']} in 95 of 100 draws" if ratio.get("range_text") else "",
        about=f"Side by side, {found['category']['noun']}: {labels}. What recurs is counted {found['multiplier']}."
        f"{f' Set: {words}.' if words else ''}",
        boundary=lead["verdict"] if lead else "",
        boundary_words=lead["badge"]["text"] if lead else "no ratio",
        beside="",
        page=f"{tool}{dated(found['link'])}",
        latest=f"{tool}{undated(found['link'])}",
        rows=tuple(
            {
                "item": row["item"], "name": row["title"], "figure": row["figure"],
                **{key: row.get(key, "") for key in ("value", "low", "high", "unit", "counts", "source")},
                **({"set": words} if words else {}),
            }
            for row in found["rows"]
        ),
        shown=tuple(
            {"name": row["title"], "text": row["text"], "range_text": row.get("range_text", "")}
            for row in found["rows"]
        ),
        sources=tuple(dict.fromkeys(row["source"] for row in found["rows"] if row.get("source"))),
        code=CODE.format(question=json.dumps(comparison.asked()), text=f"{said['before']} {said['number']}{said['after']}"),
    )  # fmt: skip
