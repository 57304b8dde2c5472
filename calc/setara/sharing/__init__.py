"""What can be pasted into a discussion: one subject, many formats."""
