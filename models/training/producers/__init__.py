"""The programs that papers are printed by, each leaving a text layer of its own kind."""
