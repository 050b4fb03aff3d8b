-- One row per site that counts on the date, the nearest to a site first (kilometres, on a sphere), itself left out.
WITH here AS (
    SELECT site, latitude, longitude FROM station_period JOIN station USING (site)
    WHERE station.station_id = $station_id AND date = $date
),
near AS (
    SELECT
        rows.*,
        6371 * 2 * asin(sqrt(
            sin(radians(rows.latitude - here.latitude) / 2) ** 2
            + cos(radians(rows.latitude)) * cos(radians(here.latitude))
            * sin(radians(rows.longitude - here.longitude) / 2) ** 2
        )) AS kilometres
    FROM station_period AS rows, here
    WHERE rows.date = $date AND rows.counts AND rows.site <> here.site
        AND ($allowed IS NULL OR rows.province34 = $allowed)
)
SELECT
    station.station_id,
    near.name,
    near.site_kind,
    near.stage,
    near.kilometres,
    COLUMNS(lambda name: list_contains($counts, name))
FROM near JOIN station USING (site)
WHERE kilometres IS NOT NULL
ORDER BY kilometres, station.station_id
LIMIT $limit
