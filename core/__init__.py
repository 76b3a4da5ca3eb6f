"""The straight line from a file in a watched folder to a row in the accountant's books."""
