"""A claim checked: every pair of published figures computed, and the verdict that the rule makes of
them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from setara.claims.claim import Claim, Pair
from setara.comparisons import catalog, comparison
from setara.evaluation.evaluation import Evaluation, evaluate
from setara.facts import boundary
from setara.facts.boundary import Difference
from setara.facts.quantity import Quantity, Ratio, ratio
from setara.facts.things import Thing
from setara.questions.items import DAYS, Item, read_item, read_span
from setara.questions.limits import NODES
from setara.questions.question import read

HOLDS, PARTLY, FAILS, UNLIKE = "holds", "holds only if", "does not hold", "not comparable"
VERDICTS = (HOLDS, PARTLY, FAILS, UNLIKE)


@dataclass(frozen=True)
class Side:
    """One side of a pair: the thing, by which figure, how many, and what it weighs."""

    item: Item
    thing: Thing
    figure: str
    quantity: Quantity

    def heavier(self, category: str) -> float | None:
        """How many times as much it weighs over 20 years as over 100, where its gases are split."""
        stated = self.thing.alternatives.get(category, {}).get(self.figure)
        return stated.gwp20.value / stated.figure.value if stated and stated.gwp20 else None


@dataclass(frozen=True)
class Checked:
    """A pair computed: how many of the right make the left, whether they count alike, whether the
    claim is met."""

    pair: Pair
    left: Side
    right: Side
    ratio: Ratio
    differences: list[Difference]

    def over_20_years(self, category: str) -> float | None:
        """The ratio with methane weighed over 20 years; a side whose gases are not split stays as
        it is."""
        left, right = self.left.heavier(category), self.right.heavier(category)
        return (
            None
            if left is None and right is None
            else self.ratio.value * (left or 1) / (right or 1)
        )

    @property
    def match(self) -> str:
        """Whether the two sides count alike: "like", "unlike" or "unstated"."""
        return boundary.match(self.differences)

    @property
    def bound(self) -> bool:
        """Whether what one side leaves out could but strengthen the claim: the ratio is a bound of
        the true one."""
        side = {"more": "left", "far-more": "left", "less": "right"}.get(self.pair.relation)
        return self.match == "unlike" and bool(side) and boundary.narrower(self.differences) == side

    @property
    def meets(self) -> bool:
        """Whether the ratio is what the claim says."""
        return self.pair.meets(self.ratio.value)


@dataclass(frozen=True)
class Verdict:
    """What the rule makes of all pairs: the word, the pairs that decide, those of them that meet
    the claim."""

    word: str
    deciding: list[Checked]
    met: list[Checked]
    asserted: list[Difference]

    @property
    def alike(self) -> bool:
        """Whether the pairs that decide are known to count alike."""
        return bool(self.deciding) and all(case.match == "like" for case in self.deciding)

    @property
    def safe(self) -> bool:
        """Whether all of them hold although they count less on the larger side."""
        return bool(self.deciding) and all(case.bound for case in self.deciding)


def check(claim: Claim) -> tuple[list[Checked], Verdict]:
    """Compute every pair of a claim, and the verdict."""
    answer = evaluate(read(claim.question, NODES))
    sides: dict[str, Side] = {}
    for pair in claim.pairs:
        for text in (pair.left, pair.right):
            if text not in sides:
                sides[text] = side(text, claim.category, claim.span, answer)
    checked = [_checked(claim, pair, sides[pair.left], sides[pair.right]) for pair in claim.pairs]
    return checked, verdict(claim, checked)


def side(text: str, category: str, span: str, answer: Evaluation) -> Side:
    """One side of a claim, as much of it as recurs over a time."""
    item = read_item(text)
    thing = catalog.entry(item.id)
    quantity = catalog.weighed(item, category, answer, comparison.answers_of([item], answer))
    if quantity is None:
        raise LookupError(f"{text} has no figure for {category}")
    figure = item.choice(catalog.figures(thing, category))
    if item.figures and figure not in item.figures:
        raise LookupError(f"{text}: no such figure for {category}")
    recurs = read_span(span).days / DAYS[item.period] if item.period else 1.0
    return Side(item, thing, figure, quantity.times(item.amount * recurs))


def _checked(claim: Claim, pair: Pair, left: Side, right: Side) -> Checked:
    quotient = ratio(left.quantity, right.quantity)
    if quotient is None:
        raise LookupError(f"{pair.left} over {pair.right} has no ratio")
    differences = boundary.compare(left.quantity.boundary, right.quantity.boundary, claim.category)
    if claim.whole:  # of a total, a part need not have every stage
        beside = (*boundary.STAGES, "accounting")
        differences = [
            replace(difference, decides=difference.decides and difference.aspect not in beside)
            for difference in differences
        ]
    return Checked(pair, left, right, quotient, differences)


def verdict(claim: Claim, checked: list[Checked]) -> Verdict:
    """The rule: pairs that count alike decide; where there are none, those that nothing is known
    against.

    A pair that meets the claim although it counts less on the side that the claim calls larger
    decides as well; where such pairs alone are left, those of the kind that miss the claim decide
    beside them. All of them meet the claim: it holds. Some: it holds only if. None: it does not
    hold. No pair: not comparable. A claim about what a figure counts does not hold where the figure
    counts otherwise.
    """
    asserted = [
        difference
        for difference in boundary.compare(
            checked[0].left.quantity.boundary, boundary.Boundary(**claim.asserts), claim.category
        )
        if difference.aspect in claim.asserts and difference.match == "differs"
    ]
    by_match = {
        state: [case for case in checked if case.match == state] for state in ("like", "unstated")
    }
    bounds, plain = (
        [case for case in checked if case.bound],
        by_match["like"] or by_match["unstated"],
    )
    if plain:
        # a bound that misses leaves the true ratio open
        deciding = [*plain, *(bound for bound in bounds if bound.meets)]
    else:
        deciding = bounds if any(bound.meets for bound in bounds) else []
    met = [case for case in deciding if case.meets]
    if asserted:
        return Verdict(FAILS, deciding, met, asserted)
    word = (
        UNLIKE if not deciding else HOLDS if len(met) == len(deciding) else PARTLY if met else FAILS
    )
    return Verdict(word, deciding, met, asserted)
