-- One row per date up to the snapshot's: sites with at least one remote consultation in the period, of the sites
-- that reported their number. A date without a site stays in as zeros.
WITH counted AS (
    SELECT
        date,
        count(*) FILTER (teleconsultations > 0) AS consulting,
        count(*) AS consulting_base
    FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed)
    WHERE date <= $date AND teleconsultations_base > 0
    GROUP BY date
)
SELECT
    day.date,
    coalesce(consulting, 0)::BIGINT AS consulting,
    coalesce(consulting_base, 0)::BIGINT AS consulting_base
FROM snapshot AS day LEFT JOIN counted USING (date)
WHERE day.date <= $date
ORDER BY day.date
