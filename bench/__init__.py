"""Measurements of speed, memory and endurance; benchmarks, not tests."""
