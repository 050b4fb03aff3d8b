-- One row per date and place of a level within the scope that has a site: the counts that were asked for.
SELECT
    date,
    COLUMNS(lambda name: name = $level) AS code,
    sum(COLUMNS(lambda name: list_contains($counts, name)))::BIGINT
FROM query_table($source)
WHERE ($region IS NULL OR region = $region)
    AND ($province IS NULL OR province = $province)
    AND ($district IS NULL OR district = $district)
    AND ($commune IS NULL OR commune = $commune)
    AND ($zone IS NULL OR zone = $zone)
    AND ($area IS NULL OR area = $area)
    AND ($connection IS NULL OR connection = $connection)
    AND ($allowed IS NULL OR allowed = $allowed)
GROUP BY ALL
ORDER BY date, code
