-- One row per place of a level within the scope and piece of it on the date: its counts, which the loader adds up.
-- A place without a site stays in with nulls, so that a gap shows as a gap; so does a place that is no longer
-- valid but that sites are still counted under, so that the places add up to the whole.
WITH piece AS (
    SELECT
        COLUMNS(lambda name: name = $level) AS code,
        COLUMNS(lambda name: name = $estimated) AS rests_on_estimate,
        COLUMNS(lambda name: list_contains($counts, name))
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
)
SELECT
    unit.code,
    unit.short_vi,
    unit.short_en,
    piece.* EXCLUDE (code)
FROM unit LEFT JOIN piece ON piece.code = unit.code
WHERE unit.scheme = $scheme
    AND unit.level = $level
    AND ($region IS NULL OR unit.region_code = $region)
    AND ($province IS NULL OR unit.province_code = $province)
    AND ($district IS NULL OR unit.district_code = $district)
    AND ($commune IS NULL OR unit.code = $commune)
    AND (
        piece.code IS NOT NULL
        OR (
            ($allowed IS NULL OR unit.allowed = $allowed)
            AND (unit.valid_from IS NULL OR unit.valid_from <= $valid_on)
            AND (unit.valid_to IS NULL OR unit.valid_to >= $valid_on)
        )
    )
ORDER BY unit.code
