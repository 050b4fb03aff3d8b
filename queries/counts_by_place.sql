-- One row per place of a level within the scope: every count of its sites on the date.
-- A place without a site stays in as zeros, so that a gap shows as a gap; so does a place that is no longer
-- valid but that sites are still counted under, so that the places add up to the whole.
WITH counted AS (
    SELECT
        COLUMNS(lambda name: name = $level) AS code,
        sum(COLUMNS(lambda name: list_contains($counts, name))),
        sum(CASE WHEN COLUMNS(lambda name: name = $estimated) THEN stations ELSE 0 END) AS stations_estimated
    FROM query_table($source)
    WHERE ($region IS NULL OR region = $region)
        AND ($province IS NULL OR province = $province)
        AND ($district IS NULL OR district = $district)
        AND ($commune IS NULL OR commune = $commune)
        AND ($zone IS NULL OR zone = $zone)
        AND ($area IS NULL OR area = $area)
        AND ($connection IS NULL OR connection = $connection)
        AND ($allowed IS NULL OR allowed = $allowed)
        AND date = $date
    GROUP BY 1
)
SELECT
    unit.code,
    unit.short_vi,
    unit.short_en,
    coalesce(COLUMNS(lambda name: list_contains($counts, name) OR name = 'stations_estimated'), 0)::BIGINT
FROM unit LEFT JOIN counted USING (code)
WHERE unit.scheme = $scheme
    AND unit.level = $level
    AND ($region IS NULL OR unit.region_code = $region)
    AND ($province IS NULL OR unit.province_code = $province)
    AND ($district IS NULL OR unit.district_code = $district)
    AND ($commune IS NULL OR unit.code = $commune)
    AND (
        stations IS NOT NULL
        OR (
            ($allowed IS NULL OR unit.allowed = $allowed)
            AND (unit.valid_from IS NULL OR unit.valid_from <= $valid_on)
            AND (unit.valid_to IS NULL OR unit.valid_to >= $valid_on)
        )
    )
ORDER BY unit.code
