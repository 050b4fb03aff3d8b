-- One row per site of the date within the scope: what a metric's numerator and denominator add up from.
SELECT
    station.station_id,
    rows.name,
    rows.province,
    rows.commune,
    rows.numerator,
    rows.denominator
FROM (
    SELECT
        site, name, province, commune,
        COLUMNS(lambda name: name = $numerator)::BIGINT AS numerator,
        COLUMNS(lambda name: name = $denominator)::BIGINT AS denominator
    FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed)
    WHERE date = $date AND counts
) AS rows
JOIN station USING (site)
ORDER BY station.station_id
