-- One row per date of a span and piece of the scope (a site, or a province's sites of one kind): its place of a level,
-- whether its unit is an estimate, and its counts, which the loader adds up.
SELECT
    date,
    CASE $level
        WHEN 'region' THEN region
        WHEN 'province' THEN province
        WHEN 'district' THEN district
        WHEN 'commune' THEN commune
    END AS code,
    CASE WHEN $level = 'district' THEN district_estimated ELSE estimated END AS rests_on_estimate,
    packed_counts
FROM query_table($source)
WHERE ($region IS NULL OR region = $region)
    AND ($province IS NULL OR province = $province)
    AND ($district IS NULL OR district = $district)
    AND ($commune IS NULL OR commune = $commune)
    AND ($zone IS NULL OR zone = $zone)
    AND ($area IS NULL OR area = $area)
    AND ($connection IS NULL OR connection = $connection)
    AND ($allowed IS NULL OR allowed = $allowed)
    AND date BETWEEN $first AND $last
