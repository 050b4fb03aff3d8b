-- One row per place of a level within the scope: its sites, and how many values each check judged and failed on the
-- date. Places without a site stay in as zeros.
WITH counted AS (
    SELECT
        code_at($level, region, province, district, commune) AS code,
        count(*) AS stations,
        sum(COLUMNS(lambda name: list_contains($tallies, name)))
    FROM (
        SELECT site, region, province, district, commune
        FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed)
        WHERE date = $date AND counts
    ) AS rows
    JOIN (SELECT * FROM quality_site WHERE date = $date) AS tally USING (site)
    GROUP BY ALL
)
SELECT
    unit.code,
    unit.short_vi,
    unit.short_en,
    coalesce(COLUMNS(counted.* EXCLUDE (code)), 0)::BIGINT
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
