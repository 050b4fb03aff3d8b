-- One row per date up to the snapshot's and place of a level within the scope that has a site then: what a metric
-- divides. For the kinds of site that the scope chooses, which no publication has added up.
SELECT
    date,
    CASE $level
        WHEN 'region' THEN region
        WHEN 'province' THEN province
        WHEN 'district' THEN district
        WHEN 'commune' THEN commune
    END AS code,
    sum(COLUMNS(lambda name: name = $numerator))::BIGINT AS top,
    sum(COLUMNS(lambda name: name = $denominator))::BIGINT AS bottom
FROM query_table($source)
WHERE ($region IS NULL OR region = $region)
    AND ($province IS NULL OR province = $province)
    AND ($district IS NULL OR district = $district)
    AND ($commune IS NULL OR commune = $commune)
    AND ($zone IS NULL OR zone = $zone)
    AND ($area IS NULL OR area = $area)
    AND ($connection IS NULL OR connection = $connection)
    AND ($allowed IS NULL OR allowed = $allowed)
    AND date <= $date AND code IS NOT NULL
GROUP BY ALL
