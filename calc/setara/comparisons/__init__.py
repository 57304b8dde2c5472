"""Things and answers beside each other."""
