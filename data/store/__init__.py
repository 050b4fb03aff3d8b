"""Published versions on disk and how they are read: pointer, manifest, opened mart, snapshot."""
