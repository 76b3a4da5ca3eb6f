"""Automation: the folders that are watched, and the rules by which documents are approved."""
