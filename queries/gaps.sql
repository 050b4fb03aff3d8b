-- One row per place of a level, or per zone, area or connection ($key), that has a site in the scope on the date: what
-- a metric divides, and how many of its sites fall short of a bar ($bar in ten-thousandths of the denominator; above it
-- where $above), with their people. Where the denominator is of stations with their points ($with_points), the people
-- of the points are those of their station; without_people counts the sites for which the register gives none.
-- An empty code: the register does not say.
WITH site AS (
    SELECT
        site,
        CASE $key
            WHEN 'zone' THEN zone::VARCHAR
            WHEN 'area' THEN area::VARCHAR
            WHEN 'connection' THEN connection
            ELSE code_at($key, region, province, district, commune)
        END AS code,
        packed_counts[$numerator] AS top,
        packed_counts[$denominator] AS bottom,
        people,
        packed_counts[$surveyed] AS survey_stations,
        stations, stations_deployed, stations_deployed_base, care_units, population, reports_expected,
        reports_received, reports_unexpected, reports_held_back, ledgers_not_applicable, ledgers_missing,
        ledgers_held_back
    FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed)
    WHERE date = $date AND counts
),
of_points AS (
    SELECT station.site, sum(points.people) AS people
    FROM query_table($source) AS points JOIN station ON station.station_id = points.parent_station_id
    WHERE $with_points AND points.date = $date AND points.counts AND points.site_kind = 'point'
    GROUP BY station.site
),
judged AS (
    SELECT
        site.*,
        coalesce(site.people, 0) + coalesce(of_points.people, 0) AS held,
        bottom > 0 AND (top::BIGINT * 10000 < $bar * bottom::BIGINT
            OR ($above AND top::BIGINT * 10000 = $bar * bottom::BIGINT)) AS short
    FROM site LEFT JOIN of_points USING (site)
)
SELECT
    coalesce(code, '') AS code,
    sum(top)::BIGINT AS top,
    sum(bottom)::BIGINT AS bottom,
    sum(stations)::BIGINT AS stations,
    sum(stations_deployed)::BIGINT AS stations_deployed,
    sum(stations_deployed_base)::BIGINT AS stations_deployed_base,
    sum(care_units)::BIGINT AS care_units,
    sum(population)::BIGINT AS population,
    sum(reports_expected)::BIGINT AS reports_expected,
    sum(reports_received)::BIGINT AS reports_received,
    sum(reports_unexpected)::BIGINT AS reports_unexpected,
    sum(survey_stations)::BIGINT AS survey_stations,
    sum(reports_held_back)::BIGINT AS reports_held_back,
    sum(ledgers_not_applicable)::BIGINT AS ledgers_not_applicable,
    sum(ledgers_missing)::BIGINT AS ledgers_missing,
    sum(ledgers_held_back)::BIGINT AS ledgers_held_back,
    count(*) FILTER (short)::BIGINT AS stations_short,
    coalesce(sum(held) FILTER (short), 0)::BIGINT AS people_short,
    count(*) FILTER (short AND people IS NULL)::BIGINT AS without_people
FROM judged
GROUP BY ALL
ORDER BY code
