"""One tree, printed as LaTeX, as words and as JavaScript: the brackets say what the tree says."""

from fractions import Fraction
from types import SimpleNamespace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from setara.core.symbols import Term, javascript, latex, term, words
from setara.core.verbs import at_least, at_most, power, square_root

MATH = SimpleNamespace(max=max, min=min, pow=pow)
OPERATIONS = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "at_least": at_least,
    "at_most": at_most,
}
VALUES = st.fixed_dictionaries({name: st.fractions(-9, 9, max_denominator=9) for name in "abc"})


def trees(operations):
    """Random formula bodies over a, b, c and small numbers, as pairs (operation, (left, right))."""
    return st.recursive(
        st.sampled_from("abc") | st.integers(1, 9),
        lambda inner: st.tuples(st.sampled_from(operations), st.tuples(inner, inner)),
        max_leaves=9,
    )


def run(tree, values):
    """The tree computed with values; numbers beside numbers are folded by Python, as in a formula's
    body."""
    if isinstance(tree, tuple):
        operation, (left, right) = tree
        first, second = run(left, values), run(right, values)
        if operation == "/" and isinstance(first, int) and isinstance(second, int):
            assume(first % second == 0)
            return first // second
        return (
            DO[operation](first, second)
            if values["plain"]
            else OPERATIONS[operation](first, second)
        )
    return values[tree] if isinstance(tree, str) else tree


DO = {**OPERATIONS, "at_least": max, "at_most": min}


def both(tree, values):
    """The value of a random body, and its tree of symbols."""
    try:
        value = run(tree, {**values, "plain": True})
        printed = run(tree, {**{name: Term("name", (name,)) for name in "abc"}, "plain": False})
    except ZeroDivisionError:
        assume(False)
    assume(isinstance(printed, Term))
    return value, printed


@given(trees(sorted(OPERATIONS)), VALUES)
def test_javascript_computes_the_same(tree, values):
    value, printed = both(tree, values)
    assert eval(javascript(printed, str), {"Math": MATH, **values}) == value


@given(trees(["+", "-", "*", "/"]), VALUES)
def test_words_compute_the_same(tree, values):
    value, printed = both(tree, values)
    text = words(printed, str).translate(str.maketrans("−×÷", "-*/"))
    assert eval(text, dict(values)) == value


@given(trees(sorted(OPERATIONS)))
def test_latex_is_balanced(tree):
    _, printed = both(tree, {name: Fraction(3, 7) for name in "abc"})
    text = latex(printed, str)
    assert text.count("{") == text.count("}")
    assert text.count(r"\left(") == text.count(r"\right)")


CASES = [
    (lambda a, b, c: a + b + c, "a + b + c", "a + b + c", "a + b + c"),
    (lambda a, b, c: a - (b - c), r"a - \left(b - c\right)", "a − (b − c)", "a - (b - c)"),
    (lambda a, b, c: a * (b + c), r"a \cdot \left(b + c\right)", "a × (b + c)", "a * (b + c)"),
    (lambda a, b, c: (a + b) / c, r"\frac{a + b}{c}", "(a + b) ÷ c", "(a + b) / c"),
    (lambda a, b, c: a / (b * c), r"\frac{a}{b \cdot c}", "a ÷ (b × c)", "a / (b * c)"),
    (lambda a, b, c: a / b / c, r"\frac{\frac{a}{b}}{c}", "a ÷ b ÷ c", "a / b / c"),
    (lambda a, b, c: 1 - a * b, r"1 - a \cdot b", "1 − a × b", "1 - a * b"),
    (
        lambda a, b, c: at_most(a + b, c),
        r"\min\left(a + b,\; c\right)",
        "the smaller of a + b and c",
        "Math.min(a + b, c)",
    ),
    (
        lambda a, b, c: at_least(a, b),
        r"\max\left(a,\; b\right)",
        "the larger of a and b",
        "Math.max(a, b)",
    ),
    (
        lambda a, b, c: power(1 - a, b),
        r"{\left(1 - a\right)}^{b}",
        "(1 − a) to the power of b",
        "Math.pow((1 - a), b)",
    ),
    (
        lambda a, b, c: a * square_root(b * c),
        r"a \cdot \sqrt{b \cdot c}",
        "a × square root of (b × c)",
        "a * Math.sqrt(b * c)",
    ),
]


@pytest.mark.parametrize(
    ("body", "as_latex", "as_words", "as_javascript"), CASES, ids=[case[3] for case in CASES]
)
def test_printed(body, as_latex, as_words, as_javascript):
    tree = term(body, ("a", "b", "c"))
    assert latex(tree, str) == as_latex
    assert words(tree, str) == as_words
    assert javascript(tree, str) == as_javascript


def test_leaves_are_printed_as_the_caller_says():
    tree = term(lambda energy, share: energy * (1 + share), ("energy", "share"))
    assert (
        latex(tree, {"energy": "E_{dc}", "share": "s"}.__getitem__)
        == r"E_{dc} \cdot \left(1 + s\right)"
    )
    assert words(tree, {"energy": "2 kWh", "share": "10 %"}.__getitem__) == "2 kWh × (1 + 10 %)"


def test_a_body_may_be_a_single_name_or_number():
    assert words(term(lambda a: a, ("a",)), str) == "a"
    assert words(term(lambda a: 0, ("a",)), str) == "0"
