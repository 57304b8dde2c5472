"""The way from one published figure to another, to share."""

from __future__ import annotations

import json
from typing import Any

from setara.sharing.subject import Subject, below, dated, place, undated

CODE = """import json
from setara import api

title = json.loads(api.reconcile({question!r}))["title"]
print(title["number"] + title["after"])  # {text}
"""


def of_reconciliation(report: dict[str, Any]) -> Subject:
    """A reconciliation: how far two figures lie apart, how much of it is explained, every step."""
    question = {name: report["question"][name] for name in ("a", "b", "category")}
    start, *steps, end = report["rows"]
    apart = f"{report['title']['number']}{report['title']['after']}"
    well_known, tool = report["pair"], place("compare/reconcile/")
    return Subject(
        id=well_known or "reconciliation",
        finding=f"{report['from']} and {report['to']}: {apart}",
        figure="",
        about=f"From {start['value_text']} to {end['value_text']}, {report['category']['noun']}.",
        boundary="Factors multiply; what nothing published explains is named, never spread over "
        "the steps.",
        boundary_words=f"{len(steps)} steps, one of them the rest",
        beside="",
        page=below("compare/reconcile", well_known)
        if well_known
        else f"{tool}{dated(report['link'])}",
        latest=below("compare/reconcile", well_known)
        if well_known
        else f"{tool}{undated(report['link'])}",
        rows=tuple(
            {
                "step": row["label"],
                "words": row["words"],
                "factor": row.get("factor", ""),
                "range": row["range_text"],
                "value": row["value"],
                "basis": row["basis"],
            }
            for row in report["rows"]
        ),
        shown=tuple(
            {
                "name": f"{row['label']}: {row['words']}",
                "text": row["text"],
                "range_text": row["range_text"],
            }
            for row in report["rows"]
        ),
        sources=tuple(
            dict.fromkeys(source["id"] for row in report["rows"] for source in row["sources"])
        ),
        code=CODE.format(question=json.dumps(question), text=apart),
    )
