-- One row per site without a report on the date (open and deployed, but none was sent, or it was held back), or that
-- went back to paper since the snapshot before, by $reason: the longest silence, or the most ledgers reopened, first.
SELECT
    station.station_id,
    rows.name,
    rows.site_kind,
    rows.parent_station_id,
    rows.province,
    rows.district,
    rows.commune,
    rows.zone,
    rows.area,
    rows.connection,
    rows.people,
    rows.own_staff,
    rows.own_doctors,
    rows.platform_since,
    rows.phone,
    rows.stage,
    rows.last_report,
    rows.periods_silent,
    rows.ledgers_reopened,
    rows.periods_held_back,
    rows.reports_held_back = 1 AS held_back,
    CASE WHEN rows.reports_held_back = 1 THEN held_back.sent_at END AS sent_at,
    CASE WHEN rows.reports_held_back = 1 THEN held_back.report END AS refused
FROM (
    SELECT * FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed)
    WHERE date = $date
        AND CASE $reason WHEN 'no_report' THEN stations_silent + reports_held_back ELSE stations_back_to_paper END = 1
) AS rows
JOIN station USING (site)
LEFT JOIN held_back ON held_back.station_id = station.station_id AND held_back.date = rows.date
ORDER BY
    CASE $reason WHEN 'no_report' THEN rows.periods_silent ELSE rows.ledgers_reopened END DESC,
    rows.people DESC NULLS LAST,
    station.station_id
