-- One row per date up to the snapshot's and zone, area or connection ($kind) within the scope: what a metric
-- divides. An empty code: the register does not say.
SELECT
    date,
    coalesce(kind, '') AS code,
    sum(top)::BIGINT AS top,
    sum(bottom)::BIGINT AS bottom
FROM (
    SELECT
        date,
        CASE $kind
            WHEN 'zone' THEN zone::VARCHAR
            WHEN 'area' THEN area::VARCHAR
            WHEN 'connection' THEN connection
        END AS kind,
        packed_counts[$numerator] AS top,
        packed_counts[$denominator] AS bottom
    FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed)
    WHERE date <= $date
)
GROUP BY ALL
ORDER BY date, code
