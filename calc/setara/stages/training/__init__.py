"""A slice of training the model."""
