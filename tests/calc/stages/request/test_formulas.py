"""Tokens, worked by hand."""

from setara.stages.request import formulas


def test_generated_tokens():
    # 400 visible + 8000 of reasoning = 8400
    assert formulas.generated_tokens(400, 8000) == 8400


def test_processed_tokens():
    # 200 in the prompt + 8400 written = 8600
    assert formulas.processed_tokens(200, 8400) == 8600


def test_context_length():
    # 200 fresh + 60,000 cached + half of 800 written = 60,600, less than 131,072
    body = formulas.context_length.body
    known = {"mean_of_growth": 0.5, "longest_context": 131072}
    assert body(prompt_tokens=200, cached_tokens=60_000, generated_tokens=800, **known) == 60_600
    # 200,000 cached tokens are more than is ever served = 131,072
    assert body(prompt_tokens=200, cached_tokens=200_000, generated_tokens=800, **known) == 131_072


def test_served_tokens():
    # 10 answers x 600 tokens = 6000 tokens
    assert formulas.served_tokens.body(answers=10, processed_tokens=600) == 6000
