-- One row per site of the scope that counts on the date: its place of a level, and the letters of its 78 ledgers,
-- which the loader counts.
SELECT
    CASE $level
        WHEN 'region' THEN region
        WHEN 'province' THEN province
        WHEN 'district' THEN district
        WHEN 'commune' THEN commune
        ELSE ''
    END AS code,
    ledger_states
FROM query_table($source)
WHERE ($region IS NULL OR region = $region)
    AND ($province IS NULL OR province = $province)
    AND ($district IS NULL OR district = $district)
    AND ($commune IS NULL OR commune = $commune)
    AND ($zone IS NULL OR zone = $zone)
    AND ($area IS NULL OR area = $area)
    AND ($connection IS NULL OR connection = $connection)
    AND ($allowed IS NULL OR allowed = $allowed)
    AND date = $date
    AND counts
