"""Who a paper is from and whom it is for: the name and address of each, with why they may be believed."""
