"""Models that listen, and the sound that they are given."""
