-- One row per site that counts on the date and falls short of a metric's bar ($bar in ten-thousandths of the
-- denominator; above it where $above), or of which the metric does not know (bottom 0) though it is looked for there
-- ($whole): what it has reached of whom, and what tells how hard the rest is: its ledgers that still use paper, whether
-- it is connected, its staff, and how many of its zone in its province, short a year before, are past the bar now.
WITH rows AS (
    SELECT
        site, name, phone, province, district63, commune, allowed, zone, people, own_staff,
        packed_counts[$whole] AS whole,
        packed_counts[$numerator]::BIGINT AS top,
        packed_counts[$denominator]::BIGINT AS bottom,
        (packed_counts[$parallel] + packed_counts[$paper])::INT AS ledgers_left,
        (packed_counts[$parallel] + packed_counts[$paper] + packed_counts[$electronic])::INT AS ledgers_apply,
        packed_counts[$missing]::INT AS ledgers_missing,
        CASE WHEN packed_counts[$connected_known] = 1 THEN packed_counts[$connected] = 1 END AS connected
    FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed)
    WHERE date = $date AND counts
)
SELECT
    rows.site,
    station.station_id,
    rows.name,
    rows.phone,
    rows.province,
    rows.district63,
    rows.commune,
    rows.people,
    rows.top,
    rows.bottom,
    rows.ledgers_left,
    rows.ledgers_apply,
    rows.ledgers_missing,
    rows.connected,
    rows.own_staff::INT AS own_staff,
    coalesce(pace.short, 0)::INT AS like_short,
    coalesce(pace.reached, 0)::INT AS like_reached
FROM rows
JOIN station USING (site)
LEFT JOIN (SELECT * FROM closing_pace WHERE metric = $metric AND date = $date) AS pace
    ON pace.province34 = rows.allowed AND pace.zone IS NOT DISTINCT FROM rows.zone
WHERE CASE WHEN bottom > 0 THEN top * 10000 < $bar * bottom OR ($above AND top * 10000 = $bar * bottom)
    ELSE whole > 0 END
