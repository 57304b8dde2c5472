"""What making the electricity emits and depletes."""
