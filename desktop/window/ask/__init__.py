"""Ask: questions over the documents, answered with the places that show it."""
