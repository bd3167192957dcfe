"""The key, and what is encrypted with it."""
