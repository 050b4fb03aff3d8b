"""Chart → picture. One folder per renderer; none knows another."""
