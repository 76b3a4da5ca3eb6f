"""Models that look at pictures, behind what a host serves."""
