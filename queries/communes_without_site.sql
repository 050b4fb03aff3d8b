-- One row per commune within the scope, in force on the day, in which no site counts: its units.
SELECT
    unit.region_code AS region,
    unit.province_code AS province,
    unit.district_code AS district,
    unit.code AS commune
FROM unit
WHERE unit.scheme = $scheme
    AND unit.level = 'commune'
    AND ($region IS NULL OR unit.region_code = $region)
    AND ($province IS NULL OR unit.province_code = $province)
    AND ($district IS NULL OR unit.district_code = $district)
    AND ($commune IS NULL OR unit.code = $commune)
    AND ($allowed IS NULL OR unit.allowed = $allowed)
    AND (unit.valid_from IS NULL OR unit.valid_from <= $valid_on)
    AND (unit.valid_to IS NULL OR unit.valid_to >= $valid_on)
    AND unit.code NOT IN (SELECT commune FROM query_table($source) WHERE date = $date AND counts)
ORDER BY unit.code
