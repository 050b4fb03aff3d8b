-- One row per site that is open and deployed but sent no report for the period: the longest silence first.
SELECT
    station.station_id,
    rows.name,
    rows.site_kind,
    rows.parent_station_id,
    rows.province,
    rows.district,
    rows.commune,
    rows.zone,
    rows.area,
    rows.connection,
    rows.people,
    rows.own_staff,
    rows.own_doctors,
    rows.platform_since,
    rows.phone,
    rows.stage,
    rows.last_report,
    rows.periods_silent,
    rows.ledgers_reopened
FROM (
    SELECT * FROM query_table($source)
    WHERE ($region IS NULL OR region = $region)
        AND ($province IS NULL OR province = $province)
        AND ($district IS NULL OR district = $district)
        AND ($commune IS NULL OR commune = $commune)
        AND ($zone IS NULL OR zone = $zone)
        AND ($area IS NULL OR area = $area)
        AND ($connection IS NULL OR connection = $connection)
        AND ($allowed IS NULL OR allowed = $allowed)
        AND date = $date AND stations_silent = 1
) AS rows
JOIN station USING (site)
ORDER BY rows.periods_silent DESC, rows.people DESC NULLS LAST, station.station_id
