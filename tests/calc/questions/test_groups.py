"""In which group of controls a field stands, and where in it, is said by its record."""

import pytest

from setara.comparisons.comparison import COMPARED
from setara.core.records import RecordError
from setara.lives.life import LIFE_FIELDS
from setara.questions.fields import GROUPS, Field
from setara.questions.question import FIELDS

FORMS = {
    "answer": (FIELDS, ("answer", "boundary")),
    "life": (LIFE_FIELDS, ("life", "run", "boundary")),
    "comparison": (COMPARED, ("comparison",)),
    "short": (FIELDS, ("side", "frame", "curve")),
}


def test_every_group_stands_in_a_form():
    assert {group for _, groups in FORMS.values() for group in groups} == set(GROUPS)


@pytest.mark.parametrize("form", FORMS)
def test_each_place_of_a_group_has_one_field(form):
    fields, groups = FORMS[form]
    for group in groups:
        places = [field.groups[group] for field in fields.values() if group in field.groups]
        assert places
        assert len(set(places)) == len(places), group


@pytest.mark.parametrize("form", ["answer", "life"])
def test_a_form_asks_for_a_field_once(form):
    fields, groups = FORMS[form]
    for name, field in fields.items():
        assert len(field.groups.keys() & set(groups)) <= 1, name


def test_what_is_no_number_or_choice_has_a_place_in_its_form():
    # under “All factors” stand numbers and choices alone; things are chosen beside the form
    for form in ("answer", "life"):
        fields, groups = FORMS[form]
        for name, field in fields.items():
            if field.type not in ("number", "choice", "items"):
                assert field.groups.keys() & set(groups), name


@pytest.mark.parametrize(
    ("groups", "message"),
    [
        ({"anwser": 1}, "groups = 'anwser' is not known; near: answer"),
        ({"answer": 0}, "the place in answer must be 1 or more, not 0"),
    ],
)
def test_an_unknown_group_or_place_is_refused(groups, message):
    with pytest.raises(RecordError, match=message):
        Field(key="x", type="number", label="X", hint="", groups=groups)
