"""The pages that records make, and what all pages carry."""
