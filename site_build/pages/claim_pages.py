"""The pages of the claims: records and computed pairs in, Markdown out."""

import re
from typing import Any

from jinja2 import Environment

from setara.claims import checking, checking_report
from setara.claims.checking import VERDICTS
from setara.claims.claim import CLAIMS, RULES, SUBJECTS, Claim
from setara.comparisons.comparison_texts import IMPACTS, quantity_texts
from setara.core import records
from setara.evaluation.evaluation import evaluate
from setara.facts.quantity import Quantity
from setara.questions.limits import NODES
from setara.questions.question import read
from setara.sharing import formats
from setara.writing import present
from site_build.content import subjects
from site_build.content.blocks import Texts, render
from site_build.theme import assets, templating

SCRIPT = "js/claims.js"
REPLIES = ("short", "plain", "markdown")
RULE_NAMES = {
    "equal": "equals",
    "more": "is more than",
    "less": "is less than",
    "far-more": "far exceeds",
}


def pages(_language: str) -> dict[str, str]:
    """Their place in docs/<language>/ and their Markdown."""
    environment = templating.environment()
    reports = {name: checking_report.report(name) for name in CLAIMS}
    documents = {
        f"claims/{name}.md": _page(environment, name, report) for name, report in reports.items()
    }
    index = render(
        "claims/index.html", claims=list(reports.values()), filters=_filters(), rules=_rules()
    )
    template = environment.get_template("claims/index.md")
    return {
        "claims/index.md": template.render(body=index, script=f"/{assets.address(SCRIPT)}"),
        **documents,
    }


def listed() -> list[dict[str, str]]:
    """Every claim for the site's menu, by subject and then by name: its short name and its page."""
    order = sorted(CLAIMS, key=lambda name: (list(SUBJECTS).index(CLAIMS[name].subject), name))
    return [{CLAIMS[name].short_name: f"claims/{name}.md"} for name in order]


def _page(environment: Environment, name: str, report: Texts) -> str:
    claim, texts = CLAIMS[name], macros(CLAIMS[name], report)

    def filled(text: str) -> str:
        return re.sub(r"[ \n]+", " ", environment.from_string(text).render(texts)).strip()

    shared = subjects.claim(name)
    texts_of = formats.texts(shared.subject, "")
    body = render(
        "claims/claim.html",
        shared=shared,
        replies=[
            {"id": key, "name": formats.FORMATS[key][0], "text": texts_of[key]} for key in REPLIES
        ],
        claim=report,
        changes=[{"name": change.name, "text": filled(change.text)} for change in claim.changes],
        best_for=filled(claim.best_for),
        best_against=filled(claim.best_against),
    )
    return environment.get_template("claims/claim.md").render(
        claim=report, body=body, script=f"/{assets.address(SCRIPT)}"
    )


def macros(claim: Claim, report: Texts) -> dict[str, Any]:
    """What the prose of a claim may call: the text of a side, of a ratio, of a thing in another
    category."""
    pairs = {
        (pair.left, pair.right): text
        for pair, text in zip(claim.pairs, report["pairs"], strict=True)
    }

    def pair(left: str, right: str, what: str = "text") -> str:
        texts = pairs[left, right]
        return str(texts["share_text"] if what == "text" else texts[what])

    def value(item: str) -> str:
        return text(item, claim.category)

    def text(item: str, category: str) -> str:
        return str(quantity_texts(weighed(item, category), IMPACTS[category], "en")["text"])

    def weighed(item: str, category: str) -> Quantity:
        return checking.side(
            item, category, claim.span, evaluate(read(claim.question, NODES))
        ).quantity

    def share(part: str, whole: str, category: str) -> str:
        portion = weighed(part, category).value / weighed(whole, category).value
        return f"{present.trimmed(portion * 100, 2)}\u00a0%"

    def times(left: str, right: str) -> str:
        """How many of the right side the left one is, where no pair of the claim says it."""
        return present.digits(
            weighed(left, claim.category).value / weighed(right, claim.category).value, 2
        )

    def share_times(part: str, whole: str, category: str, reference: str) -> str:
        """How many times as large a share of the whole a thing is in one category as in another."""
        first, second = (
            weighed(part, name).value / weighed(whole, name).value for name in (category, reference)
        )
        return present.digits(first / second, 2)

    return {
        "pair": pair,
        "value": value,
        "text": text,
        "share": share,
        "times": times,
        "share_times": share_times,
    }


def _filters() -> list[Texts]:
    return [
        {"name": "subject", "label": "Subject", "options": list(SUBJECTS.items())},
        {
            "name": "verdict",
            "label": "Verdict",
            "options": [(verdict.replace(" ", "-"), verdict) for verdict in VERDICTS],
        },
    ]


def _rules() -> list[Texts]:
    notes = records.table("claims/rules")
    return [{"name": RULE_NAMES[name], "note": notes[name]["note"]} for name in RULES]
