"""From the chips to the meter of the data centre."""
