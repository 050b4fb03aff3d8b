-- One row per place of a level that has a site on the date: every count.
SELECT
    code_at($level, region, province, district, commune) AS code,
    sum(COLUMNS(lambda name: list_contains($counts, name)))::BIGINT
FROM query_table($source)
WHERE date = $date AND counts AND code IS NOT NULL
GROUP BY ALL
