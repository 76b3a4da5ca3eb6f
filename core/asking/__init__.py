"""Questions in words: what they ask for as a query, and what is found as an answer in words."""
