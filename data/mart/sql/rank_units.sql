-- One row per commune in force on a day in a scheme: the units above it and whether a site counts in it on a date.
SELECT
    region_code AS region,
    province_code AS province,
    district_code AS district,
    code AS commune,
    code IN (SELECT commune FROM query_table($source) WHERE date = $date AND counts) AS held
FROM unit
WHERE scheme = $scheme
    AND level = 'commune'
    AND coalesce(valid_from <= $valid_on, true)
    AND coalesce(valid_to >= $valid_on, true)
