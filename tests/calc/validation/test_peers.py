"""Other calculators, run here on the same inputs: the values recorded for the page are theirs."""

import math

import pytest
from codecarbon.core.emissions import Emissions
from codecarbon.core.units import Energy
from codecarbon.external.geography import GeoMetadata
from codecarbon.input import DataSource
from ecologits.electricity_mix_repository import electricity_mixes
from ecologits.impacts.llm import compute_llm_impacts_dag

from setara.facts import SOURCES
from setara.validation.cases import CASES

TOOLS = {name: case for name, case in CASES.items() if case.test == "tool"}


def ecologits(output, question):
    """What EcoLogits makes of our question, on its own electricity."""
    mix = electricity_mixes.find_electricity_mix(question["grid"])
    assert question["prompt_tokens"] == 0, "EcoLogits counts no prompt"
    return compute_llm_impacts_dag(
        model_active_parameter_count=question["active_parameters"],
        model_total_parameter_count=question["total_parameters"],
        model_quantization_bits=question["precision_bits"],
        output_token_count=question["output_tokens"],
        batch_size=question["concurrent_requests"],
        request_latency=math.inf,
        if_electricity_mix_adpe=mix.adpe,
        if_electricity_mix_pe=mix.pe,
        if_electricity_mix_gwp=mix.gwp,
        if_electricity_mix_wue=mix.wue,
        datacenter_pue=question["pue"],
        datacenter_wue=question["wue"],
    )[output]


def codecarbon(output, question):
    """What CodeCarbon says a kilowatt-hour emits."""
    assert output == "get_private_infra_emissions"
    place = GeoMetadata(country_iso_code=question["grid"], country_name="", region=None)
    return Emissions(DataSource()).get_private_infra_emissions(Energy.from_energy(kWh=1), place)


@pytest.mark.parametrize("name", sorted(TOOLS))
def test_a_recorded_value_is_what_the_tool_computes(name):
    case = TOOLS[name]
    amount = {"ecologits": ecologits, "codecarbon": codecarbon}[case.peer](
        case.output, case.question
    )
    assert case.published * case.size == pytest.approx(amount, rel=1e-4)


@pytest.mark.parametrize("name", sorted(TOOLS))
def test_the_version_named_is_the_one_installed(name):
    case = TOOLS[name]
    version = __import__("importlib.metadata").metadata.version(case.peer)
    assert f" {version}:" in case.says
    assert version in SOURCES[case.source].title
