-- One row: the stations of the scope on the date, and those of them whose unit of a level is an estimate.
SELECT
    coalesce(sum(sites), 0)::BIGINT AS stations,
    coalesce(sum(sites) FILTER (rests_on_estimate), 0)::BIGINT AS stations_estimated
FROM (
    SELECT
        CASE WHEN $level = 'district' THEN district_estimated ELSE estimated END AS rests_on_estimate,
        packed_counts[$stations] AS sites
    FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed)
    WHERE date = $date
)
