-- One row: the stations of the scope that write some ledger both on paper and electronically on the date.
SELECT
    count(*)::BIGINT AS stations,
    count(*) FILTER (ledgers_parallel > 0)::BIGINT AS stations_parallel,
    coalesce(sum(ledgers_parallel), 0)::BIGINT AS ledgers_parallel,
    median(ledgers_parallel) FILTER (ledgers_parallel > 0)::DOUBLE AS median_ledgers
FROM query_table($source)
WHERE ($region IS NULL OR region = $region)
    AND ($province IS NULL OR province = $province)
    AND ($district IS NULL OR district = $district)
    AND ($commune IS NULL OR commune = $commune)
    AND ($zone IS NULL OR zone = $zone)
    AND ($area IS NULL OR area = $area)
    AND ($connection IS NULL OR connection = $connection)
    AND ($allowed IS NULL OR allowed = $allowed)
    AND date = $date AND counts
