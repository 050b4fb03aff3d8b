"""The address and its words: parsed into a View, places, levels and metrics by name. Knows no Dash."""
