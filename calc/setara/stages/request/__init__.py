"""What is asked: tokens in, tokens out."""
