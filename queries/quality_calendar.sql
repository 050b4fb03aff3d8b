-- One row per date from $first to the snapshot's and place of a level within the scope that has a site then: the
-- reports expected, received and on time.
SELECT
    date,
    code_at($level, region, province, district, commune) AS code,
    sum(reports_expected)::BIGINT AS reports_expected,
    sum(reports_received)::BIGINT AS reports_received,
    sum(reports_on_time_base)::BIGINT AS reports_on_time_base,
    sum(reports_on_time)::BIGINT AS reports_on_time
FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed)
WHERE date >= $first AND date <= $date
GROUP BY ALL
ORDER BY date, code
