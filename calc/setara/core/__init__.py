"""What every stage builds on; knows no topic of its own."""
