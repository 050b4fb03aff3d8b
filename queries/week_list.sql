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
FROM query_table($source) AS rows
JOIN station USING (site)
WHERE ($region IS NULL OR region = $region)
    AND ($province IS NULL OR province = $province)
    AND ($district IS NULL OR district = $district)
    AND ($commune IS NULL OR commune = $commune)
    AND ($zone IS NULL OR zone = $zone)
    AND ($area IS NULL OR area = $area)
    AND ($connection IS NULL OR connection = $connection)
    AND ($allowed IS NULL OR allowed = $allowed)
    AND (rows.date = $date OR rows.date = $earlier)
    AND (stations_silent = 1 OR stations_back_to_paper = 1)
ORDER BY
    rows.date DESC,
    silent DESC,
    CASE WHEN silent THEN rows.periods_silent ELSE rows.ledgers_reopened END DESC,
    rows.people DESC NULLS LAST,
    station.station_id
