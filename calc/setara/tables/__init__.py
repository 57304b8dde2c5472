"""Tables of what can be compared."""
