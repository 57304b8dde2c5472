"""What is asked: texts become a checked question, or problems."""
