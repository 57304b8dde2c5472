"""Water consumed on site and at the power stations."""
