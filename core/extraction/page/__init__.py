"""What stands where on a page: stretches of text, labels, and what stands beside and below them."""
