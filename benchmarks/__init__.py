"""Measurements of the product; nothing here is shipped."""
