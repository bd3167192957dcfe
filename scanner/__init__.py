"""The engine: what is scanned, in which order, and what comes of it."""
