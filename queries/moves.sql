-- One row per site of the scope that made one kind of move between an earlier date and the snapshot's, by id.
-- back: on a lower step now; up: on a higher one; new: counts now only; gone: counted on the earlier date only;
-- unknown: counts on both, on one of them with no stage known. $observed: as in stage_flow.sql.
WITH later AS (
    SELECT site, CASE WHEN stage = 'sustained' AND NOT $observed THEN 'paperless' ELSE stage END AS stage, name, province, district, commune, people, phone
    FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed)
    WHERE date = $date AND counts
),
earlier AS (
    SELECT site, CASE WHEN stage = 'sustained' AND NOT $observed THEN 'paperless' ELSE stage END AS stage, name, province, district, commune, people, phone
    FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed)
    WHERE date = $earlier AND counts
),
moved AS (
    SELECT
        site,
        earlier.stage AS stage_before,
        later.stage AS stage_after,
        coalesce(later.name, earlier.name) AS name,
        coalesce(later.province, earlier.province) AS province,
        coalesce(later.district, earlier.district) AS district,
        coalesce(later.commune, earlier.commune) AS commune,
        coalesce(later.people, earlier.people) AS people,
        coalesce(later.phone, earlier.phone) AS phone,
        nullif(list_position($stages, later.stage), 0) - nullif(list_position($stages, earlier.stage), 0) AS steps
    FROM earlier FULL JOIN later USING (site)
)
SELECT
    station.station_id, moved.name, province, district, commune, stage_before, stage_after,
    steps::INT AS steps, people, phone
FROM moved JOIN station USING (site)
WHERE CASE $move
    WHEN 'back' THEN steps < 0
    WHEN 'up' THEN steps > 0
    WHEN 'new' THEN stage_before IS NULL
    WHEN 'gone' THEN stage_after IS NULL
    WHEN 'unknown' THEN steps IS NULL AND stage_before IS NOT NULL AND stage_after IS NOT NULL
    END
ORDER BY station.station_id
