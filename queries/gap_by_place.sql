-- One row per place of a level within the scope: what a metric divides on the date, and how many of its sites
-- fall short of a bar ($bar in ten-thousandths of the denominator; above it where $above), with their people.
-- Places without a site stay in as zeros. Where the denominator is of stations with their points ($with_points),
-- the people of the points are those of their station.
WITH site AS (
    SELECT
        site,
        code_at($level, region, province, district, commune) AS code,
        packed_counts[$numerator] AS top,
        packed_counts[$denominator] AS bottom,
        people,
        stations, care_units, population, reports_expected, reports_received,
        ledgers_not_applicable, ledgers_missing
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
),
counted AS (
    SELECT
        code,
        sum(top) AS top,
        sum(bottom) AS bottom,
        sum(stations) AS stations,
        sum(care_units) AS care_units,
        sum(population) AS population,
        sum(reports_expected) AS reports_expected,
        sum(reports_received) AS reports_received,
        sum(ledgers_not_applicable) AS ledgers_not_applicable,
        sum(ledgers_missing) AS ledgers_missing,
        count(*) FILTER (short) AS stations_short,
        sum(held) FILTER (short) AS people_short
    FROM judged
    GROUP BY code
)
SELECT
    unit.code,
    unit.short_vi,
    unit.short_en,
    coalesce(COLUMNS(counted.* EXCLUDE (code)), 0)::BIGINT
FROM unit LEFT JOIN counted USING (code)
WHERE unit.scheme = $scheme
    AND unit.level = $level
    AND ($region IS NULL OR unit.region_code = $region)
    AND ($province IS NULL OR unit.province_code = $province)
    AND ($district IS NULL OR unit.district_code = $district)
    AND ($commune IS NULL OR unit.code = $commune)
    AND (
        stations IS NOT NULL
        OR (
            ($allowed IS NULL OR unit.allowed = $allowed)
            AND (unit.valid_from IS NULL OR unit.valid_from <= $valid_on)
            AND (unit.valid_to IS NULL OR unit.valid_to >= $valid_on)
        )
    )
ORDER BY unit.code
