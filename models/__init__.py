"""Runtimes behind the ports, and what the child processes run."""
