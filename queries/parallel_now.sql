-- One row: the stations of the scope with a ledger known on the date, and those that write some ledger both on paper
-- and electronically.
SELECT
    count(*) FILTER (ledgers_missing < 78)::BIGINT AS stations,
    count(*) FILTER (ledgers_parallel > 0)::BIGINT AS stations_parallel,
    coalesce(sum(ledgers_parallel), 0)::BIGINT AS ledgers_parallel,
    median(ledgers_parallel) FILTER (ledgers_parallel > 0)::DOUBLE AS median_ledgers
FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed)
WHERE date = $date AND counts
