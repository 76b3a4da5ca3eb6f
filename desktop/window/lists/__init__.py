"""Lists of documents: a model that fetches by page, and the delegates that paint it."""
