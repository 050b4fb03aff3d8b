-- One row per site that counts on the date: its register row, standing and every count.
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
    COLUMNS(lambda name: list_contains($counts, name))
FROM (
    SELECT * FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed)
    WHERE date = $date AND counts
) AS rows
JOIN station USING (site)
ORDER BY station.station_id
