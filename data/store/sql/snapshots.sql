-- One row per date of the version, oldest first: the first day of the period that ends on it, and whether it is one
-- that pages open on (neither without a register, nor too early, nor in the future).
SELECT date, period_start, meant FROM snapshot ORDER BY date
