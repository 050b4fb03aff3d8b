-- One row per date of the version, oldest first, with the first day of the period that ends on it.
SELECT date, period_start FROM snapshot ORDER BY date
