"""From a service and its time to the model's whole life: answers, tokens, and the weight of
training among them."""

from setara.categories import CATEGORIES, each_impact
from setara.core.formula import formula


@formula(unit="1", symbol="N")
def answers(answers_per_day, service_months, days_per_month):
    """How many answers: those of the service in its time, or as many as are asked about."""
    return answers_per_day * service_months * days_per_month


@formula(unit="token", symbol=r"T_{\mathrm{life}}")
def lifetime_tokens(served_tokens):
    """Tokens a model serves in its life, prompts included: those of its service, where a whole life
    is asked about."""
    return served_tokens


@formula(unit="kWh", symbol=r"E^{\mathrm{serve}}")
def service_electricity(facility_electricity, network_electricity, device_electricity):
    """Electricity of everything but training."""
    return facility_electricity + network_electricity + device_electricity


@each_impact(unit="impact", symbol=r"impact^{\mathrm{serve}}")
def service_impact(
    inference_impact, hardware_impact, network_impact, device_impact, end_of_life_impact
):
    """The impact of everything but training."""
    return inference_impact + hardware_impact + network_impact + device_impact + end_of_life_impact


@each_impact(unit="impact", symbol=r"\overline{impact}", categories=CATEGORIES)
def average_impact(total_impact, answers):
    """The impact of one answer, with its share of training."""
    return total_impact / answers


@each_impact(unit="token", symbol=r"T_{=}^{impact}", categories=CATEGORIES)
def break_even_tokens_impact(training_impact, lifetime_tokens, service_impact):
    """Tokens after which serving has weighed as much as the whole of training, in impact."""
    return training_impact * lifetime_tokens / service_impact


@each_impact(unit="1", symbol=r"\tau^{impact}", categories=CATEGORIES)
def training_part_impact(break_even_tokens_impact, lifetime_tokens):
    """Part of the model's whole life that is training, in impact, once so many tokens are
    served."""
    return break_even_tokens_impact / (break_even_tokens_impact + lifetime_tokens)
