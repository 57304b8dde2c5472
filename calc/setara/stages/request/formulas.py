"""From the reader's question to the tokens a model works on."""

from setara.core.formula import formula
from setara.core.verbs import at_most


@formula(unit="token", symbol=r"n_{\mathrm{out}}")
def generated_tokens(output_tokens, reasoning_tokens):
    """Tokens the model writes for one answer, visible or not."""
    return output_tokens + reasoning_tokens


@formula(unit="token", symbol=r"n")
def processed_tokens(prompt_tokens, generated_tokens):
    """Tokens one answer takes through the model: fresh prompt and everything written."""
    return prompt_tokens + generated_tokens


@formula(unit="token", symbol=r"n_{\mathrm{all}}")
def served_tokens(answers, processed_tokens):
    """Tokens that all answers take through the model."""
    return answers * processed_tokens


@formula(unit="token", symbol=r"\ell")
def context_length(prompt_tokens, cached_tokens, generated_tokens, mean_of_growth, longest_context):
    """Tokens a new token looks back on, averaged over the answer and capped at the longest context
    served."""
    return at_most(
        prompt_tokens + cached_tokens + generated_tokens * mean_of_growth, longest_context
    )
