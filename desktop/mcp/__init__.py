"""The vault for other programs: the Model Context Protocol over standard input and output, to look at only."""
