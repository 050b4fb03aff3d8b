-- One row per place of a level of the scope, zone, area and connection (null: not given): sites and people.
SELECT
    code_at($level, region, province, district, commune) AS code,
    zone,
    area,
    connection,
    sum(stations)::BIGINT AS stations,
    sum(population)::BIGINT AS people
FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed)
WHERE date = $date
    AND code IS NOT NULL
GROUP BY ALL
HAVING stations > 0
ORDER BY ALL
