"""What every page shares: the registry of pages, the router, the addresses beside the pages, faults."""
