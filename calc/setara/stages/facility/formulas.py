"""Host, idle reserve and building around the chips."""

from setara.core.formula import formula


@formula(unit="J", symbol=r"E_{\mathrm{server}}")
def server_energy(chip_energy, host_overhead):
    """Electricity of the servers while they compute: chips, processors, memory, fans."""
    return chip_energy * (1 + host_overhead)


@formula(unit="s", symbol=r"t_{\mathrm{wait}}")
def waiting_time(idle_counted, answers, reserved_accelerators, reserved_time):
    """Accelerator-seconds that one customer keeps reserved, where waiting is counted."""
    return idle_counted * answers * reserved_accelerators * reserved_time


@formula(unit="J", symbol=r"E_{\mathrm{wait}}")
def waiting_energy(waiting_time, idle_power):
    """Electricity of reserved accelerators while they wait."""
    return waiting_time * idle_power


@formula(unit="kWh", symbol=r"E_{\mathrm{IT}}")
def it_electricity(
    server_energy, idle_reserve, idle_counted, waiting_energy, joules_per_kilowatt_hour
):
    """Electricity of the machines, with the idle reserve that stands ready."""
    return (
        server_energy * (1 + idle_reserve * idle_counted) + waiting_energy
    ) / joules_per_kilowatt_hour


@formula(unit="kWh", symbol=r"E_{\mathrm{dc}}")
def facility_electricity(it_electricity, power_usage_effectiveness):
    """Electricity at the meter of the data centre: machines, cooling, losses."""
    return it_electricity * power_usage_effectiveness
