-- One row per pair of stages, on an earlier date and on the snapshot's: how many sites and people of the scope; no
-- people where the register knows none.
-- A site that counts on one of the two dates only has a null on the other side, so that flows balance.
-- $observed: whether the 90 days before the earlier date were; else nobody was known as sustained then, nor is told
-- so now.
WITH later AS (
    SELECT site, CASE WHEN stage = 'sustained' AND NOT $observed THEN 'paperless' ELSE stage END AS stage, people
    FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed)
    WHERE date = $date AND counts
),
earlier AS (
    SELECT site, CASE WHEN stage = 'sustained' AND NOT $observed THEN 'paperless' ELSE stage END AS stage, people
    FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed)
    WHERE date = $earlier AND counts
)
SELECT
    earlier.stage AS stage_before,
    later.stage AS stage_after,
    count(*)::BIGINT AS stations,
    sum(coalesce(later.people, earlier.people))::BIGINT AS people
FROM earlier FULL JOIN later USING (site)
GROUP BY ALL
ORDER BY ALL
