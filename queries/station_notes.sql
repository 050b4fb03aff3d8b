-- One row per value of a site that failed a check up to the date, and per thing of it that was accepted and is hard to
-- believe (rows of files belong to no place, so only readers of the whole country have these), the latest first.
-- field, value, expected: of a check; compared, before, now: of a warning.
SELECT date, "check", field, value, expected, warning, compared, before, now
FROM (
    SELECT
        finding.date,
        finding."check"::VARCHAR AS "check",
        finding.field::VARCHAR AS field,
        finding.value::DOUBLE AS value,
        finding.expected::DOUBLE AS expected
    FROM quality_finding AS finding
    JOIN station_period AS period USING (site, date)
    WHERE site = (SELECT site FROM station WHERE station_id = $station_id)
        AND date <= $date
        AND ($allowed IS NULL OR period.province34 = $allowed)
    UNION ALL BY NAME
    SELECT date, warning, compared, before, now
    FROM warned
    WHERE station_id = $station_id AND date <= $date AND $allowed IS NULL
)
ORDER BY date DESC, field, "check", warning, now
