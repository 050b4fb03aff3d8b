-- One row per date up to the snapshot's and site of the scope that counts: the letters of its 78 ledgers, from the
-- table that is in the order of sites: a few sites over all dates are then read without all others.
SELECT date, history.ledger_states
FROM (
    SELECT site, date
    FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed)
    WHERE date <= $date
        AND counts
) AS rows
JOIN ledger_history AS history USING (site, date)
