"""A checked claim to share."""

from __future__ import annotations

from typing import Any

from setara.sharing.subject import Subject, below, dated

CODE = """from setara.claims import checking_report

claim = checking_report.report({name!r})
print(claim["verdict"]["first"])  # {first}
"""


def of_claim(report: dict[str, Any]) -> Subject:
    """A checked claim: what is said, the verdict, every pair."""
    name, verdict = report["id"], report["verdict"]
    page = below("claims", name)
    return Subject(
        id=name,
        finding=verdict["first"].removesuffix("."),
        figure="",
        about=verdict["rest"],
        boundary=(
            f"Checked for {report['category']['noun']}: {len(report['pairs'])} pairs of published "
            "figures."
        ),
        boundary_words=f"{report['category']['noun']}, {len(report['pairs'])} pairs",
        beside="",
        page=f"{page}{dated('')}",
        latest=page,
        embed=below("embed", f"claims/{name}", edition=True),
        embed_latest=below("embed", f"claims/{name}"),
        rows=tuple(
            {
                "left": f"{pair['left']['id']}: {pair['left']['figure']}",
                "right": f"{pair['right']['id']}: {pair['right']['figure']}",
                "ratio": pair["value"],
                "range": pair["range_text"],
                "match": pair["match"],
            }
            for pair in report["pairs"]
        ),
        shown=tuple(
            {
                "name": f"{pair['left']['title']}, {pair['left']['figure']} / "
                f"{pair['right']['title']}, {pair['right']['figure']}",
                "text": pair["share_text"],
                "range_text": f"{pair['share_range']}; {pair['match_text']}",
            }
            for pair in report["pairs"]
        ),
        sources=tuple(source["id"] for source in report["sources"]),
        code=CODE.format(name=name, first=verdict["first"]),
        quote=report["quote"],
    )
