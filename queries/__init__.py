"""Which rows, and what they mean: one .sql a question, its loader beside it; every loader is cached."""
