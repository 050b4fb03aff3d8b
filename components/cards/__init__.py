"""What stands on a page in a frame of its own: figures, tables, headline numbers."""
