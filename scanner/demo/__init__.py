"""The invented trust of `pupilguard demo`."""
