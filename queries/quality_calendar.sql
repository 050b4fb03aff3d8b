-- One row per date from $first to the snapshot's and place of a level within the scope that has a site then: the
-- reports expected, received and on time.
SELECT
    date,
    CASE $level
        WHEN 'region' THEN region
        WHEN 'province' THEN province
        WHEN 'district' THEN district
        WHEN 'commune' THEN commune
    END AS code,
    sum(reports_expected)::BIGINT AS reports_expected,
    sum(reports_received)::BIGINT AS reports_received,
    sum(reports_on_time_base)::BIGINT AS reports_on_time_base,
    sum(reports_on_time)::BIGINT AS reports_on_time
FROM query_table($source)
WHERE ($region IS NULL OR region = $region)
    AND ($province IS NULL OR province = $province)
    AND ($district IS NULL OR district = $district)
    AND ($commune IS NULL OR commune = $commune)
    AND ($zone IS NULL OR zone = $zone)
    AND ($area IS NULL OR area = $area)
    AND ($connection IS NULL OR connection = $connection)
    AND ($allowed IS NULL OR allowed = $allowed)
    AND date >= $first AND date <= $date
GROUP BY ALL
ORDER BY date, code
