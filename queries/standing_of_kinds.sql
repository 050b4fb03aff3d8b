-- One row per date up to the snapshot's and place of a level within the scope that has a site then: what a metric
-- divides. For the kinds of site that the scope chooses, which no publication has added up.
SELECT
    date,
    code_at($level, region, province, district, commune) AS code,
    sum(COLUMNS(lambda name: name = $numerator))::BIGINT AS top,
    sum(COLUMNS(lambda name: name = $denominator))::BIGINT AS bottom
FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed)
WHERE date <= $date AND code IS NOT NULL
GROUP BY ALL
