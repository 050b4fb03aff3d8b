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
    FROM query_table($source)
    WHERE ($region IS NULL OR region = $region)
        AND ($province IS NULL OR province = $province)
        AND ($district IS NULL OR district = $district)
        AND ($commune IS NULL OR commune = $commune)
        AND ($zone IS NULL OR zone = $zone)
        AND ($area IS NULL OR area = $area)
        AND ($connection IS NULL OR connection = $connection)
        AND ($allowed IS NULL OR allowed = $allowed)
        AND date <= $date
)
GROUP BY ALL
ORDER BY date, code
