"""What is known of language models."""
