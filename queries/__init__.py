"""SQL statements, one a file, each with a cached loader that says the grain and meaning of its rows."""
