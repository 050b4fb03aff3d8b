-- One row per site of the scope that counts on the date and is among $stations: its name and the dates it reported.
SELECT
    station.station_id,
    rows.name,
    coalesce(list(report.date ORDER BY report.date) FILTER (report.date IS NOT NULL), []) AS reported
FROM (
    SELECT * FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed)
    WHERE date = $date AND counts
) AS rows
JOIN station USING (site)
LEFT JOIN report ON report.site = rows.site AND report.date <= $date
WHERE list_contains($stations, station.station_id)
GROUP BY ALL
ORDER BY station.station_id
