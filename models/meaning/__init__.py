"""Models that tell how near texts are in meaning: vectors of texts, by whichever runtime the weights are for."""
