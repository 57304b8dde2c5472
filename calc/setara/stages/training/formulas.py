"""From the training run to the share that one answer bears: its tokens over all tokens the model
ever serves.

Three roads lead to the run. Measured electricity is given; else it follows from hours and power;
else the hours follow from parameters and tokens. Whichever is known replaces the formula of its
name.
"""

from setara.categories import CARBON, METALS, PRIMARY_ENERGY, each_impact
from setara.core.formula import formula


@formula(unit="FLOP", symbol=r"C_{\mathrm{train}}")
def training_operations(
    operations_per_parameter_token, active_parameters, parameters_per_billion, training_tokens
):
    """Operations of the final run: every active parameter at work forwards and backwards for every
    token."""
    return (
        operations_per_parameter_token
        * active_parameters
        * parameters_per_billion
        * training_tokens
    )


@formula(unit="h", symbol=r"H_{\mathrm{train}}")
def training_accelerator_hours(
    training_operations,
    training_rule_correction,
    training_accelerator_speed,
    training_utilisation,
    seconds_per_hour,
):
    """Accelerator-hours of the final run, where none are given: operations over the speed reached,
    corrected."""
    speed = training_accelerator_speed * training_utilisation
    return training_operations * training_rule_correction / (speed * seconds_per_hour)


@formula(unit="kWh", symbol=r"E_{\mathrm{acc}}")
def training_accelerator_electricity(
    training_accelerator_hours,
    training_accelerator_power,
    seconds_per_hour,
    joules_per_kilowatt_hour,
):
    """Electricity of the accelerators in the final run, where none is measured: hours times
    power."""
    return (
        training_accelerator_hours
        * seconds_per_hour
        * training_accelerator_power
        / joules_per_kilowatt_hour
    )


@formula(unit="s", symbol=r"t_{\mathrm{train}}")
def training_time(
    training_accelerator_electricity, joules_per_kilowatt_hour, training_accelerator_power
):
    """Accelerator-seconds of the final run: its electricity over the power of one accelerator."""
    return training_accelerator_electricity * joules_per_kilowatt_hour / training_accelerator_power


@formula(unit="kWh", symbol=r"E_{\mathrm{run}}")
def training_run_electricity(
    training_accelerator_electricity, training_idle_overhead, training_facility_overhead
):
    """Electricity of the final run at the meter of the data centre, with machines that stand idle
    for its sake."""
    return (
        training_accelerator_electricity * (1 + training_idle_overhead) * training_facility_overhead
    )


@formula(unit="1", symbol=r"s_{\mathrm{train}}")
def training_share(training_counted, served_tokens, lifetime_tokens, development_overhead):
    """Share of one training run that the answers bear, experiments included where the reader adds
    them."""
    return training_counted * served_tokens / lifetime_tokens * (1 + development_overhead)


@formula(unit="kWh", symbol=r"E^{\mathrm{train}}")
def training_electricity(training_share, training_run_electricity):
    """Electricity of the share of training that the answers bear."""
    return training_share * training_run_electricity


@formula(unit="1", symbol=r"s_{\mathrm{train,acc}}")
def training_slot_share(
    training_share,
    training_time,
    training_slot_lifetime,
    training_slot_utilisation,
    seconds_per_year,
):
    """Share of one accelerator slot's life that the answers' share of training uses up."""
    return (
        training_share
        * training_time
        / (training_slot_lifetime * training_slot_utilisation * seconds_per_year)
    )


@formula(unit="L/kWh", symbol=r"w_{\mathrm{train}}")
def training_site_water(training_water_usage_effectiveness, training_building_overhead):
    """Water evaporated on site per kilowatt-hour at the meter of the training data centre."""
    return training_water_usage_effectiveness / training_building_overhead


@each_impact(
    unit="impact", symbol=r"impact^{\mathrm{run}}", categories=(CARBON, METALS, PRIMARY_ENERGY)
)
def training_supply_impact(training_electricity, training_grid_impact):
    """The impact of generating the electricity of the share of training."""
    return training_electricity * training_grid_impact


@formula(unit="L", symbol=r"W^{\mathrm{run}}")
def training_supply_water(training_electricity, training_site_water, training_grid_water):
    """Water of the electricity of the share of training: evaporated on site and consumed at the
    power stations."""
    return training_electricity * (training_site_water + training_grid_water)


@each_impact(unit="impact", symbol=r"I_{\mathrm{slot,train}}^{impact}")
def training_slot_impact(accelerator_impact):
    """The impact of making what the model was trained on: an accelerator with its share of a
    server."""
    return accelerator_impact


@each_impact(unit="impact", symbol=r"impact^{\mathrm{train,make}}")
def training_making_impact(training_slot_share, training_slot_impact):
    """The impact of making the hardware, for the share of its life that the share of training uses
    up."""
    return training_slot_share * training_slot_impact


@each_impact(unit="impact", symbol=r"impact^{\mathrm{train}}")
def training_impact(training_supply_impact, training_making_impact):
    """The impact of the share of training that the answers bear: electricity and hardware."""
    return training_supply_impact + training_making_impact
