-- One row per site that counts on the date: whether it is paperless (null: ledgers missing), how ready it is,
-- whom it is responsible for and where it is.
SELECT
    station.station_id,
    rows.name,
    rows.phone,
    rows.province,
    rows.commune,
    rows.zone,
    rows.area,
    rows.people,
    rows.latitude,
    rows.longitude,
    rows.deployed,
    rows.connected,
    rows.open_ledgers,
    rows.paperless
FROM (
    SELECT
        site, name, phone, province, commune, zone, area, people, latitude, longitude,
        stations_deployed = 1 AS deployed,
        CASE WHEN stations_connected_base = 1 THEN stations_connected = 1 END AS connected,
        (ledgers_parallel + ledgers_paper + ledgers_missing)::INT AS open_ledgers,
        CASE WHEN stations_paperless_base = 1 THEN stations_paperless = 1 END AS paperless
    FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed)
    WHERE date = $date AND counts
) AS rows
JOIN station USING (site)
ORDER BY station.station_id
