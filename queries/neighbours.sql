-- One row per site that counts on the date, the nearest to a site first (kilometres, on a sphere), itself left out.
WITH here AS (
    SELECT site, latitude, longitude FROM station_period JOIN station USING (site)
    WHERE station.station_id = $station_id AND date = $date
),
near AS (
    SELECT
        other.site,
        6371 * 2 * asin(sqrt(
            sin(radians(other.latitude - here.latitude) / 2) ** 2
            + cos(radians(other.latitude)) * cos(radians(here.latitude))
            * sin(radians(other.longitude - here.longitude) / 2) ** 2
        )) AS kilometres
    FROM station_period AS other, here
    WHERE other.date = $date AND other.counts AND other.site <> here.site
        AND ($allowed IS NULL OR other.province34 = $allowed)
),
nearest AS (
    SELECT * FROM near WHERE kilometres IS NOT NULL ORDER BY kilometres, site LIMIT $limit
)
SELECT
    station.station_id,
    period.name,
    period.site_kind,
    period.stage,
    nearest.kilometres,
    COLUMNS(lambda name: list_contains($counts, name))
FROM nearest
JOIN station_period AS period ON period.site = nearest.site AND period.date = $date
JOIN station ON station.site = nearest.site
ORDER BY kilometres, nearest.site
