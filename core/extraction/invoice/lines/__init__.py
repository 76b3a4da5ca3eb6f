"""Line items: the columns of their table, what of each row stands where, where the table ends."""
