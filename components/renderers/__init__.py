"""Chart → picture. One folder a renderer; none knows another."""
