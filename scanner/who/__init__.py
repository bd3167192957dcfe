"""The third question: who gets it? Addresses, letters and visible recipients to people."""
