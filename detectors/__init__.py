"""What can be found in text, and the table of detectors that are built in."""
