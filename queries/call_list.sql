-- One row per site that is silent on the date (open and deployed, but sent no report), or that went back to paper since
-- the snapshot before, by $reason: the longest silence, or the most ledgers reopened, first.
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
    rows.ledgers_reopened
FROM (
    SELECT * FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed)
    WHERE date = $date AND CASE $reason WHEN 'silent' THEN stations_silent ELSE stations_back_to_paper END = 1
) AS rows
JOIN station USING (site)
ORDER BY
    CASE $reason WHEN 'silent' THEN rows.periods_silent ELSE rows.ledgers_reopened END DESC,
    rows.people DESC NULLS LAST,
    station.station_id
