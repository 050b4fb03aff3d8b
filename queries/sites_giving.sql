-- One row per site that counts on the date and lies in a unit of a level: that unit and all of its counts.
SELECT code_at($level, region, province, district, commune) AS code, packed_counts
FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed)
WHERE date = $date AND code IS NOT NULL
