"""Who reads what, when, and with how much memory."""
