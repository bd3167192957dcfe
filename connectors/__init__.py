"""Where items come from, and the table of connectors that are built in."""
