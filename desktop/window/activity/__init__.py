"""Activity: the audit trail, line by line, with who did what and when."""
