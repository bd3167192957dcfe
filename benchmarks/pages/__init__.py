"""How the review pages hold up when the register has grown."""
