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
    SELECT * FROM query_table($source)
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
