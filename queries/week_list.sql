-- One row per date (the snapshot's and an earlier one) and site that is silent or went back to paper then.
-- The silent come first, the longest silence before the others.
SELECT
    rows.date,
    station.station_id,
    rows.name,
    rows.province,
    rows.district,
    rows.commune,
    rows.phone,
    rows.people,
    rows.last_report,
    rows.periods_silent,
    rows.ledgers_reopened,
    rows.stations_silent = 1 AS silent,
    rows.stations_back_to_paper = 1 AS back_to_paper
FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed) AS rows
JOIN station USING (site)
WHERE (rows.date = $date OR rows.date = $earlier)
    AND (stations_silent = 1 OR stations_back_to_paper = 1)
ORDER BY
    rows.date DESC,
    silent DESC,
    CASE WHEN silent THEN rows.periods_silent ELSE rows.ledgers_reopened END DESC,
    rows.people DESC NULLS LAST,
    station.station_id
