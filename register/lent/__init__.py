"""What the register asks of others, as protocols; the engine implements them."""
