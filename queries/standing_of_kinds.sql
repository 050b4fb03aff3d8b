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
FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed)
WHERE date <= $date AND code IS NOT NULL
GROUP BY ALL
