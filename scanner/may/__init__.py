"""And may they? Entitlement of each recipient to each category about each subject."""
