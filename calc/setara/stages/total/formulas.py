"""All stages together, in each category."""

from setara.categories import each_impact
from setara.core.formula import formula


@formula(unit="kWh", symbol=r"E")
def total_electricity(
    training_electricity, facility_electricity, network_electricity, device_electricity
):
    """Final electricity of all stages inside the boundary."""
    return training_electricity + facility_electricity + network_electricity + device_electricity


@each_impact(unit="impact", symbol=r"impact")
def total_impact(
    training_impact,
    inference_impact,
    hardware_impact,
    network_impact,
    device_impact,
    end_of_life_impact,
):
    """The impact of all stages inside the boundary."""
    return (
        training_impact
        + inference_impact
        + hardware_impact
        + network_impact
        + device_impact
        + end_of_life_impact
    )
