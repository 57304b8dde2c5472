"""Editions and their files: rows of records, data packages, what is frozen, released and listed."""
