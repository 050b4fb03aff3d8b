-- One row per site with a number of a metric on the snapshot's date or an earlier one, and date: the place of a level
-- that it lies in, its numerator ($numerator) and denominator ($denominator).
SELECT
    date = $earlier AS earlier,
    site,
    code_at($level, region, province, district, commune) AS code,
    packed_counts[$numerator]::DOUBLE AS top,
    packed_counts[$denominator]::DOUBLE AS bottom
FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed)
WHERE date IN ($date, $earlier) AND packed_counts[$denominator] > 0
