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
FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed)
WHERE date = $date
    AND counts
