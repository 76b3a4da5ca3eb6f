"""The verbs of the command line, one thin file per noun."""
