"""Language models behind what a host serves."""
