"""The queue and the register: incidents a page at a time."""
