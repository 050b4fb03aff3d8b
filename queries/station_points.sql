-- One row per site that counts on the date: where it is and the counts that were asked for.
-- A site without coordinates stays in, with nulls.
SELECT
    station.station_id,
    rows.name,
    rows.site_kind,
    rows.latitude,
    rows.longitude,
    rows.commune AS commune,
    rows.stage,
    COLUMNS(lambda name: list_contains($counts, name))
FROM (
    SELECT * FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed)
    WHERE date = $date AND counts
) AS rows
JOIN station USING (site)
ORDER BY station.station_id
