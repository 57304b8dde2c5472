"""A service over a time: what it serves, and when use overtakes training."""
