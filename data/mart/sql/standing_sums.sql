-- One row per date and place of a level that has a site then: the counts that were asked for.
SELECT
    date,
    code_at($level, region, province, district, commune) AS code,
    sum(COLUMNS(lambda name: list_contains($counts, name)))::BIGINT
FROM query_table($source)
WHERE counts AND code IS NOT NULL
GROUP BY ALL
