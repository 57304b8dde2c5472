"""Drawn at build: charts, cards, rulers, formulas."""
