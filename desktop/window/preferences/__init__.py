"""Settings: how the window looks and speaks, when it locks, which folders are watched."""
