"""Who did what: a log that is only ever added to, each entry holding the hash of the one before."""
