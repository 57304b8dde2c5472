"""From one published figure to another, step by step."""
