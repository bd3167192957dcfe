"""Pages that watch over the work: scans, roster, rules, trust, users, log, reports."""
