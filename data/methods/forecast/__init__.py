"""Growth curves, the errors of earlier forecasts, and the futures drawn from them."""
