-- One row per site of the date, open or not: its register row without its telephone, its standing and every count.
SELECT
    rows.date,
    station.station_id,
    rows.name,
    rows.site_kind,
    rows.parent_station_id,
    rows.region63, rows.province63, rows.district63, rows.commune63, rows.estimated63,
    rows.region34, rows.province34, rows.commune34, rows.estimated34,
    rows.latitude,
    rows.longitude,
    rows.zone,
    rows.area,
    rows.connection,
    rows.people,
    rows.own_staff,
    rows.own_doctors,
    rows.opened_on,
    rows.closed_on,
    rows.platform_since,
    rows.counts,
    rows.stage,
    rows.last_report,
    rows.periods_silent,
    rows.periods_held_back,
    rows.ledgers_reopened,
    rows.ledger_states,
    COLUMNS(lambda name: list_contains($counts, name))
FROM (
    SELECT * FROM station_period
    WHERE date = $date AND ($allowed IS NULL OR province34 = $allowed)
) AS rows
JOIN station USING (site)
ORDER BY station.station_id
