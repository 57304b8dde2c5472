"""What keeps the records and the numbers in order, for whoever changes them; no page is written
with it."""
