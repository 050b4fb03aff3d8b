"""The parts around the content of every page: header, filters, status, notices, search, footer."""
