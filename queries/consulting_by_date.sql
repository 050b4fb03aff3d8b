-- One row per date up to the snapshot's: sites with at least one remote consultation in the period, of the sites
-- that reported their number. Where the register lacks a site's people its count is not among the counts, so that its
-- report is asked. A date without a site stays in as zeros.
WITH site AS (
    SELECT site, date, population, teleconsultations, teleconsultations_base
    FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed)
    WHERE date <= $date AND counts AND (teleconsultations_base > 0 OR population = 0)
),
told AS (
    SELECT date, teleconsultations FROM site WHERE teleconsultations_base > 0
    UNION ALL
    SELECT date, report.teleconsultations
    FROM (SELECT site, date FROM site WHERE population = 0) JOIN report USING (site, date)
),
counted AS (
    SELECT
        date,
        count(*) FILTER (teleconsultations > 0) AS consulting,
        count(teleconsultations) AS consulting_base
    FROM told
    GROUP BY date
)
SELECT
    day.date,
    coalesce(consulting, 0)::BIGINT AS consulting,
    coalesce(consulting_base, 0)::BIGINT AS consulting_base
FROM snapshot AS day LEFT JOIN counted USING (date)
WHERE day.date <= $date
ORDER BY day.date
