"""How right detection is: invented people and texts, the truth about them, and the figures."""
