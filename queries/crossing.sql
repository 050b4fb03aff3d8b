-- One row: the sites of the scope that count on the earlier date, those of them that do not on the later one, and those
-- that count on the later one only.
WITH held AS (
    SELECT
        site,
        bool_or(date = $before) AS earlier,
        bool_or(date = $after) AS later
    FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed)
    WHERE date IN ($before, $after) AND counts
    GROUP BY site
)
SELECT
    count(*) FILTER (earlier)::BIGINT AS sites,
    count(*) FILTER (earlier AND NOT later)::BIGINT AS gone,
    count(*) FILTER (later AND NOT earlier)::BIGINT AS come
FROM held
