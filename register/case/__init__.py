"""What people do with an incident: its record, tasks, decisions, and the clock."""
