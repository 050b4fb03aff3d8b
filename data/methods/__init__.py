"""Statistics that know nothing of health stations: concentration, autocorrelation, survival, forecasts."""
