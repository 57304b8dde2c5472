"""A model’s whole life."""
