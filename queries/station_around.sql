-- One row per other site that counts on the date and is near a site, of its commune, its station or its point.
-- near: 1 for the nearest (by distance on a sphere), null beyond $limit; kin: "parent" or "point".
WITH here AS (
    SELECT site, latitude, longitude, commune63, commune34, site_kind, parent_station_id
    FROM station_period
    WHERE site = (SELECT site FROM station WHERE station_id = $station_id) AND date = $date
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
             WHEN period.site = (
                 SELECT parent.site FROM station AS parent JOIN here AS own
                 ON own.site_kind = 'point' AND parent.station_id = own.parent_station_id
             ) THEN 'parent' END AS kin,
        period.name,
        period.site_kind,
        period.stage,
        period.ledgers_electronic,
        period.ledgers_base,
        period.stations_deployed,
        period.stations_deployed_base,
        period.reports_expected,
        period.reports_received,
        period.reports_on_time,
        period.reports_on_time_base,
        period.reports_unexpected,
        period.reports_held_back
    FROM station_period AS period
    CROSS JOIN here
    WHERE period.date = $date AND period.counts AND period.site <> here.site
        AND ($allowed IS NULL OR period.province34 = $allowed)
),
nearest AS (
    SELECT site, row_number() OVER (ORDER BY kilometres, site) AS near
    FROM (SELECT site, kilometres FROM other WHERE kilometres IS NOT NULL ORDER BY kilometres, site LIMIT $limit)
)
SELECT
    station.station_id,
    other.name,
    other.site_kind,
    other.stage,
    other.kilometres,
    nearest.near,
    other.same_commune,
    other.kin,
    other.ledgers_electronic,
    other.ledgers_base,
    other.stations_deployed,
    other.stations_deployed_base,
    other.reports_expected,
    other.reports_received,
    other.reports_on_time,
    other.reports_on_time_base,
    other.reports_unexpected,
    other.reports_held_back
FROM other
LEFT JOIN nearest ON nearest.site = other.site
JOIN station ON station.site = other.site
WHERE nearest.near IS NOT NULL OR same_commune OR kin IS NOT NULL
ORDER BY near NULLS LAST, other.name, station.station_id
