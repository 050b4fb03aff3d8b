-- One row per value of the date that failed a check ($check, null: any) within the scope, the furthest off first.
-- The score is null where the value was held against zero.
SELECT
    station.station_id,
    rows.name,
    rows.province,
    rows.commune,
    finding."check"::VARCHAR AS "check",
    finding.field::VARCHAR AS field,
    finding.value::DOUBLE AS value,
    finding.expected::DOUBLE AS expected,
    CASE WHEN isfinite(finding.score) THEN finding.score END::DOUBLE AS score
FROM (SELECT * FROM quality_finding WHERE date = $date AND ($check IS NULL OR "check" = $check)) AS finding
JOIN (
    SELECT site, name, province, commune
    FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed)
    WHERE date = $date
) AS rows USING (site)
JOIN station USING (site)
ORDER BY abs(finding.score) DESC, station.station_id, finding."check", finding.field
