-- One row per place or kind of site ($level) within the scope with stations of which a metric lacks the number on the
-- date, ones without a report where nothing can be counted: how many, what they would add if all stood at zero, and what they said
-- in their last report.
WITH silent AS (
    SELECT
        site,
        last_report,
        coalesce(CASE $level
            WHEN 'region' THEN region
            WHEN 'province' THEN province
            WHEN 'district' THEN district
            WHEN 'commune' THEN commune
            WHEN 'zone' THEN zone::VARCHAR
            WHEN 'area' THEN area::VARCHAR
            WHEN 'connection' THEN connection
        END, '') AS code,
        packed_counts[$whole] AS whole
    FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed)
    WHERE date = $date AND counts AND packed_counts[$denominator] = 0
        AND CASE WHEN $countable THEN packed_counts[$whole] > 0 ELSE stations_silent + reports_held_back = 1 END
),
earlier AS (
    SELECT
        site,
        date,
        packed_counts[$numerator] AS top,
        packed_counts[$denominator] AS bottom
    FROM query_table($source)
    WHERE date < $date AND date IN (SELECT last_report FROM silent)
)
SELECT
    code,
    count(*)::BIGINT AS silent,
    count(*) FILTER (coalesce(earlier.bottom, 0) = 0)::BIGINT AS never,
    coalesce(sum(CASE WHEN $countable THEN whole ELSE earlier.bottom END), 0)::BIGINT AS bottom_zero,
    coalesce(sum(earlier.top), 0)::BIGINT AS top_last,
    coalesce(sum(earlier.bottom), 0)::BIGINT AS bottom_last
FROM silent LEFT JOIN earlier ON earlier.site = silent.site AND earlier.date = silent.last_report
GROUP BY code
ORDER BY code
