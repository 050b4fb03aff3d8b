-- One row per site of the scope that counts on the date: since when it has V20, and the letters of its 78 ledgers.
SELECT station.station_id, rows.platform_since, rows.ledger_states
FROM (
    SELECT site, platform_since, ledger_states
    FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed)
    WHERE date = $date
        AND counts
) AS rows
JOIN station USING (site)
ORDER BY station.station_id
