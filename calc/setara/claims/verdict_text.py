"""The verdict on a claim in words, made from the pairs alone."""

from __future__ import annotations

from setara.categories import Category
from setara.claims.checking import FAILS, HOLDS, PARTLY, Checked, Side, Verdict
from setara.claims.claim import Claim
from setara.comparisons import catalog
from setara.comparisons.comparison_texts import WEIGHS, amount
from setara.facts import boundary
from setara.questions.items import ANSWER
from setara.writing import present
from setara.writing.wording import among

MOST_NAMED = 2  # pairs that a sentence lists


def side_name(side: Side, category: Category) -> str:
    """A side as a sentence names it: how much where that is said, else whose figure."""
    if side.item.period:
        return amount(side.item, side.thing, "en")
    if side.figure in catalog.COMPUTED:
        return "this site’s answer" if side.item.id == ANSWER else side.thing.many
    return figure_name(side, category)


def figure_name(side: Side, category: Category) -> str:
    """By which figure a side is counted; who published it, where that is all there is to say."""
    if side.figure in catalog.COMPUTED:
        return f"{side.thing.name}, computed here"
    if side.figure in catalog.OFFERED:
        return f"{side.thing.name}, {catalog.OFFERED[side.figure]}"
    stated = side.thing.alternatives.get(category.id, {})
    return (
        stated[side.figure].name
        if side.figure in stated and side.figure != "printed"
        else side.thing.name
    )


def sentences(
    claim: Claim,
    verdict: Verdict,
    own_case: Checked | None,
    checked: list[Checked],
    category: Category,
) -> dict[str, str]:
    """The verdict in a first, short sentence, and what the pairs that decide come to."""
    if verdict.asserted:
        difference = verdict.asserted[0]
        counts = boundary.spoken(difference.aspect, difference.left)
        return {
            "first": (
                f"It does not hold: {boundary.NAMES[difference.aspect].lower()} is {counts} "
                "in the figure."
            ),
            "rest": "",
        }
    wide = len(_straddling(verdict)) == len(verdict.deciding)
    if verdict.word == HOLDS and wide:
        less = f", although less is counted of {claim.left_name}" if verdict.safe else ""
        first = f"At the printed figures it holds{less}; their ranges allow the opposite."
    elif verdict.word == HOLDS and verdict.safe:
        first = f"It holds, although less is counted of {claim.left_name}."
    elif verdict.word == HOLDS:
        first = (
            "It holds." if verdict.alike else "It holds, so far as the figures say what they count."
        )
    elif verdict.word == PARTLY:
        only = f"t holds only {condition(claim, verdict, category)}"
        first = (
            f"At the printed figures i{only}; their ranges allow the opposite."
            if wide
            else f"I{only}."
        )
    elif own_case and own_case.meets and own_case.match != "like":
        first = "The arithmetic is right, the comparison is not."
    else:
        first = "It does not hold." if verdict.word == FAILS else "The two sides do not compare."
    parts = (_unlike(own_case), _span(claim, verdict, checked, category), _open(verdict))
    return {"first": first, "rest": " ".join(filter(None, parts))}


def _straddling(verdict: Verdict) -> list[Checked]:
    """The pairs that decide whose range holds values that meet the claim and values that do not."""
    return [case for case in verdict.deciding if case.pair.open(case.ratio.low, case.ratio.high)]


def _open(verdict: Verdict) -> str:
    """In how many of the pairs that decide the range holds the opposite; the first sentence may say
    it of all."""
    both = _straddling(verdict)
    if not both or (len(both) == len(verdict.deciding) and verdict.word != FAILS):
        return ""
    if len(verdict.deciding) == 1:
        return "The range of the one pair that decides allows the opposite."
    return f"In {len(both)} of {len(verdict.deciding)} pairs the ranges allow the opposite."


def _unlike(checked: Checked | None) -> str:
    """Why the claim's own pair does not compare, or may not, in words."""
    if checked is None or checked.match == "like":
        return ""
    differs = [
        difference
        for difference in checked.differences
        if difference.decides and difference.match != "same" and difference.left != difference.right
    ]
    return " ".join(f"{differ.text()}." for differ in differs)


def condition(claim: Claim, verdict: Verdict, category: Category) -> str:
    """What parts the pairs that meet the claim from those that do not: figures of one side, or the
    pairs themselves."""
    if claim.grid:
        missed = [case for case in verdict.deciding if not case.meets]
        for name in ("left", "right"):
            met = {str(getattr(case, name).item): getattr(case, name) for case in verdict.met}
            if not {str(getattr(case, name).item) for case in missed} & met.keys():
                word = "with" if name == "left" else "against"
                return (
                    f"{word} "
                    f"{among([f'“{side_name(side, category)}”' for side in met.values()], ' or ')}"
                )
        if len(verdict.met) <= MOST_NAMED:
            pairs = [
                f"“{side_name(case.left, category)}” against “{side_name(case.right, category)}”"
                for case in verdict.met
            ]
            return f"with {among(pairs, ' or ')}"
    return f"in {len(verdict.met)} of {len(verdict.deciding)} pairs"


def _span(claim: Claim, verdict: Verdict, checked: list[Checked], category: Category) -> str:
    """What the pairs that decide come to, beside what is claimed; or what all of them come to where
    none decides."""
    cases = verdict.deciding or checked
    where = "Where nothing is known against the pair"
    if not verdict.deciding or verdict.safe:
        where = "No published pair counts alike; over all of them"
    elif verdict.alike:
        where = "Where both sides count alike"
    if (
        len({case.pair.claimed for case in checked}) > 1
        or len({case.pair.relation for case in checked}) > 1
    ):
        return (
            f"{where}, {len([case for case in cases if case.meets])} of {len(cases)} pairs "
            "are as claimed."
        )
    values = [case.ratio.value for case in cases]
    if claim.pairs[0].claimed < 1:
        low, high = (present.trimmed(share * 100, 2) for share in (min(values), max(values)))
        return f"{where}, {claim.left_name} is {low} to {high}\u00a0% of {claim.right_name}."
    span = between(values)
    if claim.pairs[0].relation != "equal":
        return f"{where}, {claim.left_name} is {span} times {claim.right_name}."
    off = _off(values, claim.pairs[0].claimed)
    return f"{where}, {claim.left_name} {WEIGHS[category.id]} {span} {claim.right_name}{off}."


def between(values: list[float]) -> str:
    """Values from least to most, as text."""
    low, high = (present.digits(end, 2) for end in (min(values), max(values)))
    return low if low == high else f"{low} to {high}"


def _off(values: list[float], claimed: float) -> str:
    """How many times fewer or more than claimed, where all are on one side of it."""
    if max(values) < claimed:
        return f", {between([claimed / value for value in values])} times fewer than claimed"
    if min(values) > claimed:
        return f", {between([value / claimed for value in values])} times more than claimed"
    return f"; claimed {'is' if claimed == 1 else 'are'} {present.trimmed(claimed, 3)}"
