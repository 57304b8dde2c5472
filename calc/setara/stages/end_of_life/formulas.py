"""From making the hardware to retiring it: a ratio, without credit for recycling."""

from setara.categories import each_impact


@each_impact(unit="impact", symbol=r"impact^{\mathrm{end}}")
def end_of_life_impact(end_of_life_counted, end_of_life_ratio, making_impact):
    """The impact of collecting, treating and disposing of the hardware."""
    return end_of_life_counted * end_of_life_ratio * making_impact
