-- One row per date (the snapshot's and an earlier one) and site that is silent, whose report was held back, or that
-- went back to paper then. The silent come first, the longest silence before the others; then those held back.
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
    rows.periods_held_back,
    rows.ledgers_reopened,
    rows.stations_silent = 1 AS silent,
    rows.reports_held_back = 1 AS held_back,
    CASE WHEN rows.reports_held_back = 1 THEN held_back.sent_at END AS sent_at,
    CASE WHEN rows.reports_held_back = 1 THEN held_back.report END AS refused,
    rows.stations_back_to_paper = 1 AS back_to_paper
FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed) AS rows
JOIN station USING (site)
LEFT JOIN held_back ON held_back.station_id = station.station_id AND held_back.date = rows.date
WHERE (rows.date = $date OR rows.date = $earlier)
    AND (stations_silent = 1 OR reports_held_back = 1 OR stations_back_to_paper = 1)
ORDER BY
    rows.date DESC,
    silent DESC,
    rows.reports_held_back DESC,
    CASE WHEN silent THEN rows.periods_silent ELSE rows.ledgers_reopened END DESC,
    rows.people DESC NULLS LAST,
    station.station_id
