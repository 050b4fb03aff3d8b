-- One row per site that a site belongs to (its station) or that belongs to it (its points), open on the date.
SELECT
    station.station_id,
    kin.name,
    CASE WHEN kin.parent_station_id = $station_id THEN 'point' ELSE 'parent' END AS role
FROM station_period AS kin
JOIN station USING (site)
WHERE kin.date = $date
    AND kin.counts
    AND ($allowed IS NULL OR kin.province34 = $allowed)
    AND (
        kin.parent_station_id = $station_id
        OR station.station_id = (
            SELECT own.parent_station_id
            FROM station_period AS own
            WHERE own.date = $date
                AND own.site = (SELECT site FROM station WHERE station_id = $station_id)
                AND own.site_kind = 'point'
        )
    )
ORDER BY role, kin.name, station.station_id
