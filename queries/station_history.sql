-- One row per date that has the site in its register: what the register says, its standing, its 78 ledgers, every
-- count, in no order.
SELECT
    date,
    name,
    site_kind,
    parent_station_id,
    commune63,
    commune34,
    own_doctors,
    counts,
    stage,
    last_report,
    periods_silent,
    periods_held_back,
    ledgers_reopened,
    ledger_history.ledger_states,
    packed_counts
FROM station_period JOIN ledger_history USING (site, date)
WHERE site = (SELECT site FROM station WHERE station_id = $station_id)
    AND ($allowed IS NULL OR province34 = $allowed)
