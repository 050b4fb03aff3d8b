-- One row per date up to the snapshot's and piece of the scope (a site, or a province's sites of one kind): whether
-- its unit is an estimate, and its counts, which the loader adds up: to bind 61 sums takes longer.
SELECT
    date,
    CASE WHEN $level = 'district' THEN district_estimated ELSE estimated END AS rests_on_estimate,
    packed_counts
FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed)
WHERE date <= $date
