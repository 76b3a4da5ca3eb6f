"""The desktop side of Vouch: the command line, built once by compose.py."""
