"""What others published or measured, computed by us beside it."""
