-- One row per site that counts on the date: whose number a metric counts there ($whole), how many of them it
-- knows ($denominator) and has reached ($numerator), the two steps that come before it ($first, $second; an
-- unknown one is null where it has a base), and what tells which link of the chain breaks.
SELECT
    station.station_id,
    rows.name,
    rows.site_kind,
    rows.phone,
    rows.region,
    rows.province,
    rows.district63,
    rows.commune,
    rows.zone,
    rows.area,
    rows.connection,
    rows.people,
    rows.own_doctors,
    rows.last_report,
    rows.deployed,
    rows.reported,
    rows.held_back,
    rows.whole::BIGINT AS whole,
    rows.top::BIGINT AS top,
    rows.bottom::BIGINT AS bottom,
    CASE WHEN rows.first_known > 0 THEN rows.first::BIGINT END AS first,
    CASE WHEN rows.second_known > 0 THEN rows.second::BIGINT END AS second
FROM (
    SELECT
        site, name, site_kind, phone, region, province, district63, commune, zone, area, connection, people,
        own_doctors, last_report,
        stations_deployed = 1 AS deployed,
        reports_received + reports_unexpected > 0 AS reported,
        reports_received + reports_unexpected = 0 AND reports_held_back > 0 AS held_back,
        packed_counts[$whole] AS whole,
        packed_counts[$numerator] AS top,
        packed_counts[$denominator] AS bottom,
        packed_counts[$first] AS first,
        packed_counts[$first_known] AS first_known,
        packed_counts[$second] AS second,
        packed_counts[$second_known] AS second_known
    FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed)
    WHERE date = $date AND counts
) AS rows
JOIN station USING (site)
ORDER BY station.station_id
