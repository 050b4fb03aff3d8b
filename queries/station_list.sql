-- One row per site of the scope that counts on the date: how far it is, whether it reported, whom to call.
-- With a letter only the sites that keep the ledger ($ledger, 1 to 78) that way, or any ledger where none is named.
SELECT
    station.station_id,
    rows.name,
    rows.site_kind,
    rows.province,
    rows.district,
    rows.commune,
    rows.stage,
    rows.people,
    rows.own_staff,
    rows.own_doctors,
    rows.phone,
    rows.ledgers_electronic,
    rows.ledgers_base,
    rows.stations_deployed,
    rows.stations_deployed_base,
    rows.reports_expected,
    rows.reports_received,
    rows.reports_on_time,
    rows.reports_on_time_base,
    rows.reports_unexpected,
    rows.reports_held_back,
    CASE WHEN $ledger IS NOT NULL THEN substr(rows.ledger_states, $ledger, 1) END AS letter,
    CASE WHEN $letter IS NOT NULL THEN 78 - length(replace(rows.ledger_states, $letter, '')) END::INT AS held
FROM scoped($source, $region, $province, $district, $commune, $zone, $area, $connection, $allowed) AS rows
JOIN station USING (site)
WHERE rows.date = $date AND rows.counts
    AND ($letter IS NULL OR CASE WHEN $ledger IS NULL THEN contains(rows.ledger_states, $letter)
        ELSE substr(rows.ledger_states, $ledger, 1) = $letter END)
ORDER BY station.station_id
