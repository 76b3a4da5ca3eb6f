"""Insights: what the figures of many documents show, what is worth a look, and how the machine fares."""
