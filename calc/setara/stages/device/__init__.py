"""The device the answer is read on."""
