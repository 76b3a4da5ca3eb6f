"""What made papers say: figures that add up, drawn by chance from a seed."""
