"""Nothing from an address gets through the door but what it understood; bench/fuzz.py does the same
at length."""

import pytest

from bench import fuzz

COUNT = 4000


@pytest.mark.parametrize(
    ("check", "texts", "share"), fuzz.TRIALS, ids=[check.__name__ for check, *_ in fuzz.TRIALS]
)
def test_hostile_texts_are_answered_or_refused(check, texts, share):
    fuzz.trial(check, texts, int(COUNT * share))()
