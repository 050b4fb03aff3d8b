-- One row per date from $first to the snapshot's and piece of the scope (a province's sites, of one kind or all):
-- its place of a level, and how its sites keep each ledger, which the loader adds up.
SELECT
    date,
    CASE WHEN $level = 'country' THEN '' ELSE code_at($level, region, province, district, commune) END AS code,
    packed_ledgers
FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed)
WHERE date BETWEEN $first AND $date
