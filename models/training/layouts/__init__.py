"""How papers look: each layout is a function from facts and a writing to a document with labels."""
