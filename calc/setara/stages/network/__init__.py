"""Carrying the answer to the reader."""
