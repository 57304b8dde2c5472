"""The chips that compute the answer."""
