"""The review: page beside fields, tables below; a person settles what is in doubt."""
