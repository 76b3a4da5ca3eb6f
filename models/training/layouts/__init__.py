"""How papers look: families of layouts, each a function from facts and a writing to a document with labels."""
