"""Maps: classes, layout, payload, and how areas and tiles are drawn."""
