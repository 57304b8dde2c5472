"""Setara: the life cycle of one answer of a language model, computed with its range and its
sources."""

EDITION = "2027.01"
