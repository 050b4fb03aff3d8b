-- One row per site that went back to paper since the snapshot before: the most ledgers reopened first.
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
    WHERE date = $date AND stations_back_to_paper = 1
) AS rows
JOIN station USING (site)
ORDER BY rows.ledgers_reopened DESC, rows.people DESC NULLS LAST, station.station_id
