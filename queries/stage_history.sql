-- One row per site that is, or was when last seen, in the scope: where it lies and how it stood at every date
-- (data/mart/sql/stage_history.sql says how to read that).
SELECT
    station.station_id,
    station.name,
    rows.province,
    rows.district,
    rows.commune,
    rows.latitude,
    rows.longitude,
    rows.states,
    rows.silent
FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed) AS rows
JOIN station USING (site)
ORDER BY rows.site
