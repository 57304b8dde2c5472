"""What others published about AI."""
