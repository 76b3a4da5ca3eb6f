"""Models of a few hundred kilobytes with random weights, by which the real runtimes are tried without any download."""
