"""From reading time to the electricity and the making of the reader's own device."""

from setara.categories import CARBON, METALS, PRIMARY_ENERGY, each_impact
from setara.core.formula import formula


@formula(unit="s", symbol=r"t_{\mathrm{read}}")
def device_time(device_counted, answers, reading_time):
    """Time the device is used for all answers, where it is inside the boundary."""
    return device_counted * answers * reading_time


@formula(unit="kWh", symbol=r"E^{\mathrm{dev}}")
def device_electricity(device_time, device_power, joules_per_kilowatt_hour):
    """Electricity of the device while the answers are read."""
    return device_time * device_power / joules_per_kilowatt_hour


@formula(unit="1", symbol=r"s_{\mathrm{dev}}")
def device_share(device_time, device_lifetime, device_utilisation, seconds_per_year):
    """Share of the device's hours in use that the answers take."""
    return device_time / (device_lifetime * device_utilisation * seconds_per_year)


@each_impact(
    unit="impact", symbol=r"impact^{\mathrm{dev}}", categories=(CARBON, METALS, PRIMARY_ENERGY)
)
def device_impact(device_electricity, grid_impact, device_share, device_making_impact):
    """The impact of the device: its electricity, and its making for the share of its use."""
    return device_electricity * grid_impact + device_share * device_making_impact


@formula(unit="L", symbol=r"W^{\mathrm{dev}}")
def device_water(device_electricity, grid_water):
    """Water consumed to generate the device's electricity; water for making the device is not
    assessed."""
    return device_electricity * grid_water
