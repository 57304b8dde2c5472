"""The sum over the stages."""
