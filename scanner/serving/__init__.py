"""What the engine lends the review pages: evidence, names, the roster."""
