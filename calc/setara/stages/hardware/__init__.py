"""A slice of making the machines."""
