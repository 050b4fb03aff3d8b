-- One row per site that counts on the date, that the reader may see and whose number a metric knows: whether it is past
-- a bar ($bar in ten-thousandths of the denominator; above it where $above).
SELECT site, NOT (top * 10000 < $bar * bottom OR ($above AND top * 10000 = $bar * bottom)) AS reached
FROM (
    SELECT
        site,
        packed_counts[$numerator]::BIGINT AS top,
        packed_counts[$denominator]::BIGINT AS bottom
    FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed)
    WHERE date = $date AND counts
)
WHERE bottom > 0
