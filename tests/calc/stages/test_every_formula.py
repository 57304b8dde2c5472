"""Rules for all formulas at once; a new one is tested by being there."""

import ast
import re
from dataclasses import replace
from pathlib import Path

import pytest

from setara.answers.steps import notation, tree
from setara.categories import CATEGORIES
from setara.core.graph import Graph, GraphError
from setara.core.symbols import javascript
from setara.evaluation.evaluation import LIFE_RESULTS
from setara.stages.factors import EXACT, STAGES
from setara.stages.life_cycle import GRAPH

HERE = Path(__file__).parent
FORMULAS = sorted(GRAPH.formulas)
NODES = sorted(GRAPH.nodes)
OTHER_UNIT = "km"
UNIT_WORDS = {
    "kwh",
    "wh",
    "joules",
    "kg",
    "grams",
    "litres",
    "mj",
    "seconds",
    "hours",
    "watts",
    "gb",
    "bytes",
    "percent",
}


def worked(stage: str) -> dict[str, str]:
    """The tests of a stage's formulas, by the name of the formula, with their text."""
    path = HERE / stage / "test_formulas.py"
    source = path.read_text("utf-8")
    return {
        function.name.removeprefix("test_"): ast.get_source_segment(source, function) or ""
        for function in ast.parse(source).body
        if isinstance(function, ast.FunctionDef)
    }


def test_there_are_formulas_in_every_stage():
    assert {formula.stage for formula in GRAPH.formulas.values()} == set(STAGES)


@pytest.mark.parametrize("name", FORMULAS)
def test_every_formula_is_worked_by_hand(name):
    """The stage's test file has a test named for its function, with the arithmetic in a comment."""
    formula = GRAPH.formulas[name]
    cases = worked(formula.stage)
    assert formula.body.__name__ in cases, (
        f"{name}: tests/calc/stages/{formula.stage}/test_formulas.py has no test of it"
    )
    assert re.search(r"# .*\d.*=.*\d", cases[formula.body.__name__]), (
        f"{name}: the arithmetic is not in a comment"
    )


@pytest.mark.parametrize("stage", STAGES)
def test_no_hand_worked_case_is_left_over(stage):
    assert set(worked(stage)) == {
        formula.body.__name__ for formula in GRAPH.formulas.values() if formula.stage == stage
    }


@pytest.mark.parametrize("name", NODES)
def test_every_meaning_is_one_sentence(name):
    node = GRAPH.nodes[name]
    meaning = node.meaning
    assert meaning[:1].isupper(), meaning
    assert "\n" not in meaning, meaning
    assert not re.search(r"[.!?] ", meaning), f"{name}: more than one sentence: {meaning}"
    assert meaning.endswith(".") == (name in GRAPH.formulas), f"{name}: {meaning}"
    assert "impact" not in meaning, "the category's noun stands instead"


@pytest.mark.parametrize("name", NODES)
def test_no_name_holds_a_unit(name):
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", name)
    if name not in EXACT:  # a conversion is named for the units it converts
        allowed = {"hours"} if name == "training_accelerator_hours" else set()
        assert not (set(name.split("_")) & UNIT_WORDS) - allowed
        assert "impact" not in name


@pytest.mark.parametrize("name", NODES)
def test_every_symbol_is_sound_latex(name):
    symbol = GRAPH.nodes[name].symbol
    assert symbol
    assert "impact" not in symbol
    assert symbol.count("{") == symbol.count("}")
    assert not re.search(r"\^[^{]*\^|[<>&%$#]", re.sub(r"\{[^{}]*\}", "", symbol)), (
        f"{name}: {symbol}"
    )


def with_another(name: str, **changes: str) -> None:
    """The whole graph again, with one formula changed."""
    formulas = [
        replace(formula, **changes) if formula.name == name else formula
        for formula in GRAPH.formulas.values()
    ]
    Graph(formulas, GRAPH.leaves.values())


@pytest.mark.parametrize("name", FORMULAS)
def test_a_formula_whose_body_gives_another_unit_is_refused(name):
    """Kilometres stand in no formula, so no body gives them."""
    with pytest.raises(GraphError, match=f"^{name} is declared in {OTHER_UNIT} but its body gives"):
        with_another(name, unit=OTHER_UNIT)


@pytest.mark.parametrize("name", FORMULAS)
def test_a_formula_with_the_symbol_of_another_is_refused(name):
    twin = next(node for node in NODES if node != name)
    with pytest.raises(GraphError, match="share the symbol"):
        with_another(name, symbol=GRAPH.nodes[twin].symbol)


@pytest.mark.parametrize("name", FORMULAS)
def test_every_formula_prints(name):
    latex, words = notation(name)
    assert latex.count("{") == latex.count("}")
    assert latex.count(r"\left(") == latex.count(r"\right)")
    for need in GRAPH.formulas[name].needs:
        assert GRAPH.nodes[need].symbol in latex, f"{name} needs {need} but does not use it"
    assert "_" not in words
    compile(javascript(tree(name), str), name, "eval")


@pytest.mark.parametrize("name", FORMULAS)
def test_a_formula_holds_no_number_but_zero_and_one(name):
    numbers = [part for part in _parts(tree(name)) if not isinstance(part, str)]
    assert set(numbers) <= {0, 1}


def _parts(term):
    for part in term.parts:
        if hasattr(part, "parts"):
            yield from _parts(part)
        else:
            yield part


def test_everything_computed_is_used():
    """No formula and no leaf stands aside: all of them lead to what is asked of an answer or of a
    whole life."""
    used = set(GRAPH.behind(LIFE_RESULTS))
    assert set(GRAPH.nodes) - used == set()


@pytest.mark.parametrize("category", CATEGORIES, ids=lambda category: category.id)
def test_every_category_has_a_total_in_its_unit(category):
    assert GRAPH.formulas[f"total_{category.id}"].unit == category.unit
