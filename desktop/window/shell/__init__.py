"""What stands around every view: rail, search, bottom line, messages, the gate before the vault."""
