-- One row per date of the version, oldest first: the first day of the period that ends on it, whether it is one that
-- pages open on (neither without a register, nor too early, nor in the future), and whether the 90 days that end on it
-- were observed.
SELECT date, period_start, meant, window_observed FROM snapshot ORDER BY date
