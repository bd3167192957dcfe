"""Word lists as YAML, each with its sources."""
