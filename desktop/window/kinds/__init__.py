"""Document types: what each holds, and an editor for types of a user's own."""
