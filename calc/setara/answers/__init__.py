"""What leaves the door for one answer: numbers, steps, curves."""
