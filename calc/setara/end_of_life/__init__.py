"""Retiring the machines."""
