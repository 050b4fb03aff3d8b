-- One row per other site that counts on the date and is near a site, of its commune, its station or its point.
-- near: 1 for the nearest (by distance on a sphere), null beyond $limit; kin: "parent" or "point".
WITH here AS (
    SELECT period.*
    FROM station_period AS period
    WHERE period.site = (SELECT site FROM station WHERE station_id = $station_id) AND period.date = $date
),
other AS (
    SELECT
        period.site,
        6371 * 2 * asin(sqrt(
            sin(radians(period.latitude - here.latitude) / 2) ** 2
            + cos(radians(period.latitude)) * cos(radians(here.latitude))
            * sin(radians(period.longitude - here.longitude) / 2) ** 2
        )) AS kilometres,
        CASE WHEN $scheme = '63' THEN period.commune63 = here.commune63
             ELSE period.commune34 = here.commune34 END AS same_commune,
        CASE WHEN period.parent_station_id = $station_id THEN 'point'
             WHEN here.site_kind = 'point' AND site_of.station_id = here.parent_station_id THEN 'parent' END AS kin
    FROM station_period AS period
    JOIN station AS site_of ON site_of.site = period.site
    CROSS JOIN here
    WHERE period.date = $date AND period.counts AND period.site <> here.site
        AND ($allowed IS NULL OR period.province34 = $allowed)
),
ranked AS (
    SELECT *, row_number() OVER (ORDER BY kilometres NULLS LAST, site) AS place FROM other
)
SELECT
    station.station_id,
    period.name,
    period.site_kind,
    period.stage,
    ranked.kilometres,
    CASE WHEN place <= $limit AND kilometres IS NOT NULL THEN place END AS near,
    ranked.same_commune,
    ranked.kin,
    period.ledgers_electronic,
    period.ledgers_base,
    period.reports_expected,
    period.reports_received,
    period.reports_on_time,
    period.reports_on_time_base,
    period.reports_unexpected
FROM ranked
JOIN station_period AS period ON period.site = ranked.site AND period.date = $date
JOIN station ON station.site = ranked.site
WHERE (place <= $limit AND kilometres IS NOT NULL) OR same_commune OR kin IS NOT NULL
ORDER BY near NULLS LAST, period.name, station.station_id
