"""Exports: which documents go into which file, seen before it is written."""
