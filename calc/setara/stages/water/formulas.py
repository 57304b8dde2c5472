"""From electricity to the water it drinks: in the cooling towers and at the power stations."""

from setara.core.formula import formula


@formula(unit="L", symbol=r"W^{\mathrm{site}}")
def water_on_site(it_electricity, water_usage_effectiveness):
    """Water the data centre evaporates to cool its machines."""
    return it_electricity * water_usage_effectiveness


@formula(unit="L", symbol=r"W^{\mathrm{off}}")
def water_off_site(facility_electricity, grid_water):
    """Water consumed where the data centre's electricity is generated."""
    return facility_electricity * grid_water


@formula(unit="L", symbol=r"W^{\mathrm{inf}}")
def inference_water(water_on_site, water_off_site):
    """Water consumed by computing the answer, on site and off site."""
    return water_on_site + water_off_site
