-- One row per site of the scope that there is a reason to contact on the date (the table work), with what was held back.
SELECT
    station.station_id,
    rows.name,
    rows.province,
    rows.district,
    rows.commune,
    rows.phone,
    rows.latitude,
    rows.longitude,
    rows.people,
    rows.last_report,
    rows.periods_silent,
    rows.periods_held_back,
    rows.ledgers_reopened,
    rows.silent,
    rows.held_back,
    CASE WHEN rows.held_back THEN held_back.sent_at END AS sent_at,
    CASE WHEN rows.held_back THEN held_back.report END AS refused,
    rows.back_to_paper,
    rows.impossible,
    rows.visits,
    rows.visits_expected,
    rows.periods_late,
    rows.late_since,
    rows.ledgers_left
FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed) AS rows
JOIN station USING (site)
LEFT JOIN held_back ON held_back.station_id = station.station_id AND held_back.date = rows.date
WHERE rows.date = $date
ORDER BY station.station_id
