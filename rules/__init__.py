"""The policy and the patterns of a breach, as YAML, and what loads and evaluates them."""
