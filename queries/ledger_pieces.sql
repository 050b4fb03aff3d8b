-- One row per date from $first to the snapshot's and piece of the scope (a province's sites, of one kind or all):
-- its place of a level, and how its sites keep each ledger, which the loader adds up.
SELECT
    date,
    CASE $level
        WHEN 'region' THEN region
        WHEN 'province' THEN province
        WHEN 'district' THEN district
        WHEN 'commune' THEN commune
        ELSE ''
    END AS code,
    packed_ledgers
FROM query_table($source)
WHERE ($region IS NULL OR region = $region)
    AND ($province IS NULL OR province = $province)
    AND ($district IS NULL OR district = $district)
    AND ($commune IS NULL OR commune = $commune)
    AND ($zone IS NULL OR zone = $zone)
    AND ($area IS NULL OR area = $area)
    AND ($connection IS NULL OR connection = $connection)
    AND ($allowed IS NULL OR allowed = $allowed)
    AND date BETWEEN $first AND $date
