"""What the door answers, as templates bind it."""
