"""The verbs of the command line, and what a person at a terminal sees of them."""
