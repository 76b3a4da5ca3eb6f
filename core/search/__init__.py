"""Search by words and meaning: an embedder that needs no model, the nearest of many vectors, two orders made one."""
