-- One row per date and place of a level in the country: the share of its communes in force in which a site counts.
WITH day AS (
    SELECT
        date,
        CASE WHEN $scheme = '34' THEN greatest(date, $reform) ELSE least(date, $reform - INTERVAL 1 DAY) END AS valid_on
    FROM snapshot
),
in_force AS (
    SELECT
        day.date,
        unit.code,
        CASE $level WHEN 'region' THEN region_code WHEN 'province' THEN province_code WHEN 'district' THEN district_code
            ELSE unit.code END AS place
    FROM day
    JOIN unit ON
        unit.scheme = $scheme AND unit.level = 'commune'
        AND coalesce(unit.valid_from <= day.valid_on, true) AND coalesce(unit.valid_to >= day.valid_on, true)
    WHERE $allowed IS NULL OR coalesce(unit.allowed = $allowed, false)
),
held AS (
    SELECT DISTINCT date, commune AS code
    FROM query_table($source)
    WHERE counts
)
SELECT in_force.date, in_force.place AS code, avg((held.code IS NOT NULL)::INT) AS register
FROM in_force LEFT JOIN held USING (date, code)
GROUP BY ALL
ORDER BY ALL
