-- One row: a site on the date, open or not, with its units in both schemes; none when it is not in the register.
SELECT
    station.station_id,
    period.name,
    period.site_kind,
    period.parent_station_id,
    period.region63, period.province63, period.district63, period.commune63, period.estimated63,
    period.region34, period.province34, period.commune34, period.estimated34,
    period.latitude,
    period.longitude,
    period.zone,
    period.area,
    period.connection,
    period.people,
    period.own_staff,
    period.own_doctors,
    period.opened_on,
    period.closed_on,
    period.platform_since,
    period.phone,
    period.counts,
    period.stage,
    period.last_report,
    period.periods_silent,
    period.periods_held_back,
    period.ledgers_reopened,
    period.ledger_states,
    station.first_date,
    station.last_date
FROM station_period AS period JOIN station USING (site)
WHERE period.site = (SELECT site FROM station WHERE station_id = $station_id)
    AND period.date = $date
    AND ($allowed IS NULL OR period.province34 = $allowed)
