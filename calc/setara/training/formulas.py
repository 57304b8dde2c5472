"""From the training run to the share that one answer bears: its tokens over all tokens the model ever serves."""

from setara.categories import CARBON, METALS, PRIMARY_ENERGY, each_impact
from setara.core.formula import formula


@formula(unit="s", symbol=r"t_{\mathrm{train}}")
def training_time(training_accelerator_hours, seconds_per_hour):
    """Accelerator-seconds of the training run."""
    return training_accelerator_hours * seconds_per_hour


@formula(unit="kWh", symbol=r"E_{\mathrm{run}}")
def training_run_electricity(
    training_time, training_accelerator_power, training_facility_overhead, joules_per_kilowatt_hour
):
    """Electricity of the final training run, at the meter of the data centre."""
    return training_time * training_accelerator_power * training_facility_overhead / joules_per_kilowatt_hour


@formula(unit="1", symbol=r"s_{\mathrm{train}}")
def training_share(training_counted, answers, processed_tokens, lifetime_tokens, development_overhead):
    """Share of one training run that the answers bear, experiments included where the reader adds them."""
    return training_counted * answers * processed_tokens / lifetime_tokens * (1 + development_overhead)


@formula(unit="kWh", symbol=r"E^{\mathrm{train}}")
def training_electricity(training_share, training_run_electricity):
    """Electricity of the share of training that the answers bear."""
    return training_share * training_run_electricity


@formula(unit="1", symbol=r"s_{\mathrm{train,acc}}")
def training_slot_share(
    training_share, training_time, training_slot_lifetime, training_slot_utilisation, seconds_per_year
):
    """Share of one accelerator slot's life that the answers' share of training uses up."""
    return training_share * training_time / (training_slot_lifetime * training_slot_utilisation * seconds_per_year)


@formula(unit="L/kWh", symbol=r"w_{\mathrm{train}}")
def training_site_water(training_water_usage_effectiveness, training_facility_overhead):
    """Water evaporated on site per kilowatt-hour at the meter of the training data centre."""
    return training_water_usage_effectiveness / training_facility_overhead


@each_impact(unit="impact", symbol=r"impact^{\mathrm{train}}", categories=(CARBON, METALS, PRIMARY_ENERGY))
def training_impact(training_electricity, training_grid_impact, training_slot_share, accelerator_impact):
    """The impact of the share of training that the answers bear: electricity and hardware."""
    return training_electricity * training_grid_impact + training_slot_share * accelerator_impact


@formula(unit="L", symbol=r"W^{\mathrm{train}}")
def training_water(
    training_electricity, training_site_water, training_grid_water, training_slot_share, accelerator_water
):
    """Water of the share of training that the answers bear: on site, at the power stations, in making the hardware."""
    return training_electricity * (training_site_water + training_grid_water) + training_slot_share * accelerator_water
