-- One row per date up to the snapshot's and piece of the scope (a site, or a province's sites of one kind): whether
-- its unit is an estimate, and its counts, which the loader adds up: to bind 61 sums takes longer.
SELECT
    date,
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
    AND date <= $date
