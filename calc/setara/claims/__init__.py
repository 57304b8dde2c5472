"""Claims of the debate: what is said, both sides of it, and when it holds."""
