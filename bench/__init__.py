"""Measurements: python -m bench, or one of them by name, as python -m bench.start_up."""
