-- One row per site of the scope that counts on the date: its place of a level, and the letters of its 78 ledgers,
-- which the loader counts.
SELECT
    CASE WHEN $level = 'country' THEN '' ELSE code_at($level, region, province, district, commune) END AS code,
    ledger_states
FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed)
WHERE date = $date
    AND counts
