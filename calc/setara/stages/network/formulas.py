"""From bytes to the electricity of the network."""

from setara.categories import each_impact
from setara.core.formula import formula


@formula(unit="kWh", symbol=r"E^{\mathrm{net}}")
def network_electricity(network_counted, answers, data_volume, network_intensity):
    """Electricity of the network for the data of all answers."""
    return network_counted * answers * data_volume * network_intensity


@each_impact(unit="impact", symbol=r"impact^{\mathrm{net}}")
def network_impact(network_electricity, grid_impact):
    """The impact of generating the network's electricity."""
    return network_electricity * grid_impact
