"""From accelerator-seconds used to a share of making the accelerator and its server."""

from setara.categories import each_impact
from setara.core.formula import formula
from setara.core.verbs import at_least


@formula(unit="s", symbol=r"t_{\mathrm{acc}}")
def accelerator_time(chip_energy, slot_power, waiting_time):
    """Accelerator-seconds used: energy over mean power, or the time reserved where that is
    longer."""
    return at_least(chip_energy / slot_power, waiting_time)


@formula(unit="s", symbol=r"t_{\mathrm{life}}")
def service_time(slot_lifetime, slot_utilisation, seconds_per_year):
    """Accelerator-seconds one slot ever serves."""
    return slot_lifetime * slot_utilisation * seconds_per_year


@formula(unit="1", symbol=r"s_{\mathrm{acc}}")
def slot_share(accelerator_time, service_time):
    """Share of one accelerator slot's life that the answers use up."""
    return accelerator_time / service_time


@each_impact(unit="impact", symbol=r"I_{\mathrm{slot}}^{impact}")
def slot_impact(accelerator_impact):
    """The impact of making what computes: an accelerator with its share of a server, or the
    reader's own device."""
    return accelerator_impact


@each_impact(unit="impact", symbol=r"impact^{\mathrm{make}}")
def making_impact(slot_share, slot_impact):
    """The impact of making the hardware, for the share of its life that is used up."""
    return slot_share * slot_impact


@each_impact(unit="impact", symbol=r"impact^{\mathrm{hw}}")
def hardware_impact(hardware_counted, making_impact):
    """The impact of the hardware stage, where it is inside the boundary."""
    return hardware_counted * making_impact
