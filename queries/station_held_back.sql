-- One row per date on which something of a site was sent and nothing of its kind accepted; none of a site that the
-- reader may not see on any date.
SELECT date, register, report, sent_at, ledgers, ledger_reasons
FROM held_back
WHERE station_id = $station_id
    AND ($allowed IS NULL OR EXISTS (
        SELECT site FROM station JOIN station_period USING (site)
        WHERE station.station_id = $station_id AND station_period.province34 = $allowed
    ))
ORDER BY date
