-- One row per place of a level that has a site in the scope: its sites, and how many values each check judged and
-- failed on the date.
SELECT
    code_at($level, region, province, district, commune) AS code,
    count(*)::BIGINT AS stations,
    sum(COLUMNS(lambda name: list_contains($tallies, name)))::BIGINT
FROM (
    SELECT site, region, province, district, commune
    FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed)
    WHERE date = $date AND counts
) AS rows
JOIN (SELECT * FROM quality_site WHERE date = $date) AS tally USING (site)
GROUP BY ALL
