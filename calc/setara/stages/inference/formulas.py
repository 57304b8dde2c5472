"""From tokens to the electricity of the accelerators: an energy law fitted on measured runs."""

from setara.core.formula import formula
from setara.core.verbs import at_most, power, square_root


@formula(unit="1", symbol="q")
def precision(precision_bits, reference_bits):
    """Width of the weights over the 16 bit the energy law is fitted in."""
    return precision_bits / reference_bits


@formula(unit="J/token", symbol=r"e_{\mathrm{arith}}")
def arithmetic_energy(arithmetic_coefficient, active_parameters, total_parameters, precision):
    """Chip energy of the arithmetic of one output token."""
    return arithmetic_coefficient * square_root(active_parameters * total_parameters * precision)


@formula(unit="1", symbol=r"\sigma")
def active_share(active_parameters, total_parameters):
    """Share of the parameters that one token uses: 1 in a dense model, less in a mixture of
    experts."""
    return at_most(active_parameters / total_parameters, 1)


@formula(unit="Gparam", symbol=r"W_B")
def parameters_read(total_parameters, active_share, concurrent_requests):
    """Parameters read from memory in one decoding step for all requests together."""
    return total_parameters * (1 - power(1 - active_share, concurrent_requests))


@formula(unit="J/token", symbol=r"e_{\mathrm{read}}")
def weight_energy(weight_coefficient, parameters_read, precision, concurrent_requests):
    """Chip energy of reading the weights, shared by the requests decoded together."""
    return weight_coefficient * parameters_read * precision / concurrent_requests


@formula(unit="GB/token/token", symbol=r"K")
def key_value_size(key_value_scale, active_parameters, reference_parameters, key_value_exponent):
    """Attention memory read per output token for each token of context."""
    return key_value_scale * power(active_parameters / reference_parameters, key_value_exponent)


@formula(unit="J/token", symbol=r"e_{\mathrm{att}}")
def attention_energy(attention_coefficient, key_value_size, context_length):
    """Chip energy of reading the attention memory for one output token."""
    return attention_coefficient * key_value_size * context_length


@formula(unit="J/token", symbol=r"e_{\mathrm{out}}")
def chip_energy_per_output_token(
    arithmetic_energy, weight_energy, fixed_energy, fit_residual, attention_energy
):
    """Chip energy of writing one token, at the accelerator, prompt not counted."""
    return (arithmetic_energy + weight_energy + fixed_energy) * fit_residual + attention_energy


@formula(unit="J", symbol=r"E_{\mathrm{in}}")
def prompt_energy(prompt_coefficient, active_parameters, prompt_tokens):
    """Chip energy of reading the fresh prompt of one answer."""
    return prompt_coefficient * active_parameters * prompt_tokens


@formula(unit="J", symbol=r"E_{\mathrm{chip}}")
def chip_energy(answers, chip_energy_per_output_token, generated_tokens, prompt_energy):
    """Electricity of the accelerators for all answers."""
    return answers * (chip_energy_per_output_token * generated_tokens + prompt_energy)
