"""Chart → Plotly figure, one module a kind."""
