"""Documents: search over everything, facets, and a look at what is found."""
