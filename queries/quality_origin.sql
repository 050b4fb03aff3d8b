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
    FROM query_table($source)
    WHERE ($region IS NULL OR region = $region)
        AND ($province IS NULL OR province = $province)
        AND ($district IS NULL OR district = $district)
        AND ($commune IS NULL OR commune = $commune)
        AND ($zone IS NULL OR zone = $zone)
        AND ($area IS NULL OR area = $area)
        AND ($connection IS NULL OR connection = $connection)
        AND ($allowed IS NULL OR allowed = $allowed)
        AND date = $date AND counts
) AS rows
JOIN station USING (site)
ORDER BY station.station_id
