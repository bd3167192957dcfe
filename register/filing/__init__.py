"""What scans write: findings under incidents, what was seen, what is held back."""
