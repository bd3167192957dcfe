"""The headings that schools and their systems print, a file for each category."""
