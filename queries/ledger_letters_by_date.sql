-- One row per date up to the snapshot's and site of the scope that counts: the letters of its 78 ledgers, from the
-- table that is in the order of sites: a few sites over all dates are then read without all others.
SELECT date, history.ledger_states
FROM (
    SELECT site, date
    FROM query_table($source)
    WHERE ($region IS NULL OR region = $region)
        AND ($province IS NULL OR province = $province)
        AND ($district IS NULL OR district = $district)
        AND ($commune IS NULL OR commune = $commune)
        AND ($zone IS NULL OR zone = $zone)
        AND ($area IS NULL OR area = $area)
        AND ($connection IS NULL OR connection = $connection)
        AND ($allowed IS NULL OR allowed = $allowed)
        AND date <= $date
        AND counts
) AS rows
JOIN ledger_history AS history USING (site, date)
