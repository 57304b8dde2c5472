"""From the data centre's electricity to the impacts of generating it."""

from setara.categories import METALS, PRIMARY_ENERGY, each_impact
from setara.core.formula import formula


@formula(unit="kgCO2e/kWh", symbol=r"g_{\mathrm{supply}}")
def supply_carbon(grid_carbon):
    """Carbon intensity booked for the data centre: its grid's, unless the reader chooses
    market-based accounting."""
    return grid_carbon


@formula(unit="kgCO2e", symbol=r"\mathrm{CO_2}^{\mathrm{inf}}")
def inference_carbon(facility_electricity, supply_carbon):
    """Greenhouse gas of generating the data centre's electricity."""
    return facility_electricity * supply_carbon


@each_impact(unit="impact", symbol=r"impact^{\mathrm{inf}}", categories=(METALS, PRIMARY_ENERGY))
def inference_impact(facility_electricity, grid_impact):
    """The impact of generating the data centre's electricity."""
    return facility_electricity * grid_impact
