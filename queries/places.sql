-- One row per unit of a level within the scope, by code: its names, the units above it, and whether it is shown even
-- without a site (in force on a day, and of a province that the reader may see).
SELECT
    code,
    short_vi,
    short_en,
    region_code AS region,
    province_code AS province,
    district_code AS district,
    ($allowed IS NULL OR coalesce(allowed = $allowed, false))
        AND coalesce(valid_from <= $valid_on, true)
        AND coalesce(valid_to >= $valid_on, true) AS shown
FROM unit
WHERE scheme = $scheme
    AND level = $level
    AND ($region IS NULL OR region_code = $region)
    AND ($province IS NULL OR province_code = $province)
    AND ($district IS NULL OR district_code = $district)
    AND ($commune IS NULL OR code = $commune)
ORDER BY code
