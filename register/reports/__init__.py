"""What readers of the register are shown, and what a period came to."""
