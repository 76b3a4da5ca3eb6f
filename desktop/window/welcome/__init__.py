"""The first run: a vault, its recovery key, folders for clients, what this machine has."""
