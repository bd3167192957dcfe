"""One pattern of a breach a file."""
