-- One row: the stations of the scope on the date, and those of them whose unit of a level is an estimate.
SELECT
    coalesce(sum(sites), 0)::BIGINT AS stations,
    coalesce(sum(sites) FILTER (rests_on_estimate), 0)::BIGINT AS stations_estimated
FROM (
    SELECT
        CASE WHEN $level = 'district' THEN district_estimated ELSE estimated END AS rests_on_estimate,
        packed_counts[$stations] AS sites
    FROM query_table($source)
    WHERE ($region IS NULL OR region = $region)
        AND ($province IS NULL OR province = $province)
        AND ($district IS NULL OR district = $district)
        AND ($commune IS NULL OR commune = $commune)
        AND ($zone IS NULL OR zone = $zone)
        AND ($area IS NULL OR area = $area)
        AND ($connection IS NULL OR connection = $connection)
        AND ($allowed IS NULL OR allowed = $allowed)
        AND date = $date
)
