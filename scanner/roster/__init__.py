"""Everybody the school knows, and how they belong together."""
