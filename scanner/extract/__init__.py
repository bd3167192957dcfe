"""Bytes to parts: one reader a file."""
