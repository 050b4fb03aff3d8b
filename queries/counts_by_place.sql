-- One row per date of a span and piece of the scope (a site, or a province's sites of one kind): its place of a level,
-- whether its unit is an estimate, and its counts, which the loader adds up.
SELECT
    date,
    code_at($level, region, province, district, commune) AS code,
    CASE WHEN $level = 'district' THEN district_estimated ELSE estimated END AS rests_on_estimate,
    packed_counts
FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed)
WHERE date BETWEEN $first AND $last
